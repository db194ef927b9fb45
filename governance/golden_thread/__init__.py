"""golden_thread owns how a plan hangs together with what was done for it and what shows that it
helped: its one page, its broken threads, its papers. It refuses to own any of what it joins."""
