"""print() to a stream written in Python that sleeps while it holds its lock."""
import threading,time,sys
class Stream:
    def __init__(self): self.lock=threading.Lock(); self.n=0
    def write(self,s):
        with self.lock:
            time.sleep(0.0005); self.n+=1
    def flush(self): pass
s=Stream()
def work(i):
    for k in range(20): print("line",i,k,file=s,end="")
ts=[threading.Thread(target=work,args=(i,)) for i in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(s.n)
