// Five bodies that attract each other, 5,000,000 steps.
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
    double x, y, z, vx, vy, vz, mass;
} body_t;

enum { COUNT = 5 };

static body_t body(double x, double y, double z, double vx, double vy, double vz, double mass) {
    const double year = 365.24;
    return (body_t){x, y, z, vx * year, vy * year, vz * year, mass * 39.47841760435743};
}

static void offset_momentum(body_t *bodies) {
    for (int i = 1; i < COUNT; i++) {
        bodies[0].vx -= bodies[i].vx * bodies[i].mass / bodies[0].mass;
        bodies[0].vy -= bodies[i].vy * bodies[i].mass / bodies[0].mass;
        bodies[0].vz -= bodies[i].vz * bodies[i].mass / bodies[0].mass;
    }
}

static void advance(body_t *bodies, int count, double dt) {
    for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
            body_t *a = &bodies[i], *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            double d2 = dx * dx + dy * dy + dz * dz;
            double magnitude = dt / (d2 * sqrt(d2));
            double mi = a->mass * magnitude, mj = b->mass * magnitude;
            a->vx -= dx * mj;
            a->vy -= dy * mj;
            a->vz -= dz * mj;
            b->vx += dx * mi;
            b->vy += dy * mi;
            b->vz += dz * mi;
        }
    }
    for (int i = 0; i < count; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

static double energy(const body_t *bodies, int count) {
    double e = 0;
    for (int i = 0; i < count; i++) {
        const body_t *b = &bodies[i];
        e += 0.5 * b->mass * (b->vx * b->vx + b->vy * b->vy + b->vz * b->vz);
        for (int j = i + 1; j < count; j++) {
            const body_t *c = &bodies[j];
            double dx = b->x - c->x, dy = b->y - c->y, dz = b->z - c->z;
            e -= b->mass * c->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return e;
}

int main(void) {
    body_t bodies[COUNT] = {
        body(0, 0, 0, 0, 0, 0, 1),
        body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
        body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411041, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
        body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
        body(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
    };
    offset_momentum(bodies);
    for (int i = 0; i < 5000000; i++) {
        advance(bodies, COUNT, 0.01);
    }
    printf("%" PRId64 "\n", (int64_t)(energy(bodies, COUNT) * 1000000000000.0));
    return 0;
}
