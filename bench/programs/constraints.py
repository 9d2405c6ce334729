"""Object-oriented constraint propagation: a network of cells kept consistent by one-way and two-way constraints."""


class Variable:
    def __init__(self, name, value=0):
        self.name, self.value = name, value
        self.constraints, self.mark, self.strength = [], 0, 0


class Constraint:
    def __init__(self, strength, *variables):
        self.strength, self.variables, self.satisfied = strength, variables, False
        for variable in variables:
            variable.constraints.append(self)

    def inputs_known(self, mark):
        output = self.output()
        return all(v is output or v.mark == mark for v in self.variables)


class Edit(Constraint):
    def output(self):
        return self.variables[0]

    def execute(self):
        pass


class Equal(Constraint):
    forward = True

    def output(self):
        return self.variables[self.forward]

    def execute(self):
        self.variables[self.forward].value = self.variables[not self.forward].value


class Scale(Equal):
    def execute(self):
        source, destination, factor, offset = self.variables
        if self.forward:
            destination.value = source.value * factor.value + offset.value
        else:
            source.value = (destination.value - offset.value) // factor.value


class Planner:
    def __init__(self):
        self.mark = 0

    def plan(self, source):
        self.mark += 1
        mark = self.mark
        todo, plan = [source], []
        seen = set()
        while todo:
            constraint = todo.pop()
            if constraint in seen:
                continue
            seen.add(constraint)
            plan.append(constraint)
            output = constraint.output()
            output.mark = mark
            for other in output.constraints:
                if other is not constraint and other.output() is not output:
                    todo.append(other)
        return plan

    def run(self, plan):
        for constraint in plan:
            constraint.execute()


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(1, a, b)
    edit = Edit(9, variables[0])
    total = 0
    plan = planner.plan(edit)
    for i in range(60):
        variables[0].value = i
        planner.run(plan)
        total += variables[-1].value
    return total


def projection(n):
    planner = Planner()
    factor, offset = Variable("factor", 10), Variable("offset", 1000)
    pairs = []
    for i in range(n):
        source, destination = Variable("s", i), Variable("d", i)
        pairs.append((source, destination))
        Scale(5, source, destination, factor, offset)
    total = 0
    for source, destination in pairs:
        edit = Edit(9, source)
        plan = planner.plan(edit)
        for value in (17, 5, source.value):
            source.value = value
            planner.run(plan)
            total += destination.value
        source.constraints.remove(edit)
    return total


print(sum(chain(600) for _ in range(60)), sum(projection(1200) for _ in range(120)))
