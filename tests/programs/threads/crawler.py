"""A crawler over local pages: a pool of workers, a set of seen addresses, no page twice."""
import queue
import re
import threading

PAGES = {
    "/": '<a href="/news">News</a> <a href="/shop">Shop</a> <a href="/about">About</a>',
    "/news": '<a href="/news/1">1</a> <a href="/news/2">2</a> <a href="/">Home</a>',
    "/news/1": '<a href="/news/2">next</a> <a href="/missing">gone</a>',
    "/news/2": '<a href="/news/1">previous</a> <a href="/shop/hat">hat</a>',
    "/shop": '<a href="/shop/hat">hat</a> <a href="/shop/coat">coat</a> <a href="/shop/coat">coat again</a>',
    "/shop/hat": '<a href="/shop">back</a>',
    "/shop/coat": '<a href="/shop">back</a> <a href="/about">about</a>',
    "/about": "no links here",
}


class Crawler:
    def __init__(self, start, workers):
        self.todo = queue.Queue()
        self.seen = {start}
        self.lock = threading.Lock()
        self.links = {}
        self.broken = []
        self.visits = 0
        self.todo.put(start)
        self.threads = [threading.Thread(target=self.work) for _ in range(workers)]

    def work(self):
        while (page := self.todo.get()) is not None:
            self.visit(page)
            self.todo.task_done()

    def visit(self, page):
        try:
            found = re.findall(r'href="([^"]+)"', PAGES[page])
        except KeyError:
            with self.lock:
                self.visits += 1
                self.broken.append(page)
            return
        with self.lock:
            self.visits += 1
            self.links[page] = sorted(set(found))
            fresh = [link for link in dict.fromkeys(found) if link not in self.seen]
            self.seen.update(fresh)
        for link in fresh:
            self.todo.put(link)

    def run(self):
        for t in self.threads:
            t.start()
        self.todo.join()
        for _ in self.threads:
            self.todo.put(None)
        for t in self.threads:
            t.join()


crawler = Crawler("/", 4)
crawler.run()
for page in sorted(crawler.links):
    print(page, "->", ", ".join(crawler.links[page]))
print("broken:", crawler.broken, "visits:", crawler.visits, "seen:", len(crawler.seen))
