// Five bodies that attract each other, 5,000,000 steps.
package main

import (
	"fmt"
	"math"
)

type body struct{ x, y, z, vx, vy, vz, mass float64 }

func newBody(x, y, z, vx, vy, vz, mass float64) body {
	const year = 365.24
	return body{x, y, z, vx * year, vy * year, vz * year, mass * 39.47841760435743}
}

func solarSystem() []body {
	bodies := []body{
		newBody(0, 0, 0, 0, 0, 0, 1),
		newBody(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
		newBody(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411041, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
		newBody(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
		newBody(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
	}
	sun := &bodies[0]
	for i := 1; i < len(bodies); i++ {
		sun.vx -= bodies[i].vx * bodies[i].mass / sun.mass
		sun.vy -= bodies[i].vy * bodies[i].mass / sun.mass
		sun.vz -= bodies[i].vz * bodies[i].mass / sun.mass
	}
	return bodies
}

func advance(bodies []body, dt float64) {
	for i := range bodies {
		a := &bodies[i]
		for j := i + 1; j < len(bodies); j++ {
			b := &bodies[j]
			dx, dy, dz := a.x-b.x, a.y-b.y, a.z-b.z
			d2 := dx*dx + dy*dy + dz*dz
			magnitude := dt / (d2 * math.Sqrt(d2))
			mi, mj := a.mass*magnitude, b.mass*magnitude
			a.vx -= dx * mj
			a.vy -= dy * mj
			a.vz -= dz * mj
			b.vx += dx * mi
			b.vy += dy * mi
			b.vz += dz * mi
		}
	}
	for i := range bodies {
		a := &bodies[i]
		a.x += dt * a.vx
		a.y += dt * a.vy
		a.z += dt * a.vz
	}
}

func energy(bodies []body) float64 {
	e := 0.0
	for i := range bodies {
		a := &bodies[i]
		e += 0.5 * a.mass * (a.vx*a.vx + a.vy*a.vy + a.vz*a.vz)
		for j := i + 1; j < len(bodies); j++ {
			b := &bodies[j]
			dx, dy, dz := a.x-b.x, a.y-b.y, a.z-b.z
			e -= a.mass * b.mass / math.Sqrt(dx*dx+dy*dy+dz*dz)
		}
	}
	return e
}

func main() {
	bodies := solarSystem()
	for i := 0; i < 5000000; i++ {
		advance(bodies, 0.01)
	}
	fmt.Println(int(energy(bodies) * 1000000000000.0))
}
