// The largest singular value of an infinite matrix, cut off at 2000.
package main

import (
	"fmt"
	"math"
)

func element(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

func times(u []float64) []float64 {
	result := make([]float64, len(u))
	for i := range result {
		sum := 0.0
		for j := range u {
			sum += element(i, j) * u[j]
		}
		result[i] = sum
	}
	return result
}

func transposedTimes(u []float64) []float64 {
	result := make([]float64, len(u))
	for i := range result {
		sum := 0.0
		for j := range u {
			sum += element(j, i) * u[j]
		}
		result[i] = sum
	}
	return result
}

func main() {
	const n = 2000
	u, v := make([]float64, n), make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for i := 0; i < 10; i++ {
		v = transposedTimes(times(u))
		u = transposedTimes(times(v))
	}
	uv, vv := 0.0, 0.0
	for i := range u {
		uv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Println(int(math.Sqrt(uv/vv) * 1000000000000.0))
}
