"""Object-oriented simulation: an operating system kernel scheduling tasks that pass packets."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)


class Packet:
    def __init__(self, link, target, kind):
        self.link, self.target, self.kind = link, target, kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, kernel, number, priority, queue, runnable=False):
        self.kernel, self.number, self.priority, self.queue = kernel, number, priority, queue
        self.holding, self.waiting = False, not runnable
        self.packet_pending = queue is not None
        kernel.add(self)

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def blocked(self):
        return self.holding or (not self.packet_pending and self.waiting)

    def dispatch(self):
        message = None
        if self.packet_pending and self.waiting:
            message = self.queue
            self.queue = message.link
            self.packet_pending = self.queue is not None
            self.waiting = False
        return self.run(message)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.kernel.holds += 1
        self.holding = True
        return self.kernel.next_of(self)

    def release(self, number):
        task = self.kernel.table[number]
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.kernel.table[packet.target]
        self.kernel.sends += 1
        packet.link = None
        packet.target = self.number
        return task.add_packet(packet, self)


class Idle(Task):
    def __init__(self, kernel, count):
        super().__init__(kernel, IDLE, 0, None, runnable=True)
        self.control, self.count = 1, count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, kernel, queue):
        super().__init__(kernel, WORKER, 1000, queue)
        self.destination, self.count = HANDLER_A, 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.target, packet.datum = self.destination, 0
        for i in range(4):
            self.count = self.count % 26 + 1
            packet.data[i] = 64 + self.count
        return self.send(packet)


class Handler(Task):
    def __init__(self, kernel, number, priority, queue):
        super().__init__(kernel, number, priority, queue)
        self.work = self.device = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == "work":
                self.work = packet.append_to(self.work)
            else:
                self.device = packet.append_to(self.device)
        work = self.work
        if work is None:
            return self.wait()
        count = work.datum
        if count >= 4:
            self.work = work.link
            return self.send(work)
        if self.device is None:
            return self.wait()
        device = self.device
        self.device = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class Device(Task):
    def __init__(self, kernel, number, priority):
        super().__init__(kernel, number, priority, None)
        self.pending = None

    def run(self, packet):
        if packet is None:
            packet, self.pending = self.pending, None
            return self.wait() if packet is None else self.send(packet)
        self.pending = packet
        return self.hold()


class Kernel:
    def __init__(self):
        self.tasks, self.table = [], [None] * 6
        self.holds = self.sends = 0

    def add(self, task):
        self.tasks.insert(0, task)
        self.table[task.number] = task

    def next_of(self, task):
        index = self.tasks.index(task) + 1
        return self.tasks[index] if index < len(self.tasks) else None

    def run(self):
        task = self.tasks[0]
        while task is not None:
            if task.blocked():
                task = self.next_of(task)
            else:
                task = task.dispatch()


def packets(target, kind, count):
    queue = None
    for _ in range(count):
        queue = Packet(queue, target, kind)
    return queue


def simulate():
    kernel = Kernel()
    Idle(kernel, 3000)
    Worker(kernel, packets(WORKER, "work", 2))
    Handler(kernel, HANDLER_A, 2000, packets(DEVICE_A, "device", 3))
    Handler(kernel, HANDLER_B, 3000, packets(DEVICE_B, "device", 3))
    Device(kernel, DEVICE_A, 4000)
    Device(kernel, DEVICE_B, 5000)
    kernel.run()
    return kernel.holds, kernel.sends


for _ in range(70):
    result = simulate()
print(*result)
