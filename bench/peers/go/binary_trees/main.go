// Trees built, counted and left to the collector, down to depth 16.
package main

import "fmt"

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	const deepest = 16
	lasting := build(deepest)
	for depth := 4; depth <= deepest; depth += 2 {
		rounds, nodes := 1<<(deepest-depth+4), 0
		for i := 0; i < rounds; i++ {
			nodes += build(depth).count()
		}
		fmt.Println(rounds, depth, nodes)
	}
	fmt.Println(lasting.count())
}
