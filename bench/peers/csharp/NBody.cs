// Five bodies that attract each other, 5,000,000 steps.
using System;

namespace Wyn.Bench.Peers;

internal static class NBody
{
    public static void Run()
    {
        var bodies = SolarSystem();
        for (var i = 0; i < 5_000_000; i++)
        {
            Advance(bodies, 0.01);
        }

        Console.WriteLine((long)(Energy(bodies) * 1000000000000.0));
    }

    private static Body[] SolarSystem()
    {
        Body[] bodies =
        [
            NewBody(0, 0, 0, 0, 0, 0, 1),
            NewBody(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
            NewBody(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411041, 0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
            NewBody(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
            NewBody(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
        ];
        for (var i = 1; i < bodies.Length; i++)
        {
            bodies[0].Vx -= bodies[i].Vx * bodies[i].Mass / bodies[0].Mass;
            bodies[0].Vy -= bodies[i].Vy * bodies[i].Mass / bodies[0].Mass;
            bodies[0].Vz -= bodies[i].Vz * bodies[i].Mass / bodies[0].Mass;
        }

        return bodies;
    }

    private static Body NewBody(double x, double y, double z, double vx, double vy, double vz, double mass)
    {
        const double Year = 365.24;
        return new Body { X = x, Y = y, Z = z, Vx = vx * Year, Vy = vy * Year, Vz = vz * Year, Mass = mass * 39.47841760435743 };
    }

    private static void Advance(Body[] bodies, double dt)
    {
        for (var i = 0; i < bodies.Length; i++)
        {
            ref var a = ref bodies[i];
            for (var j = i + 1; j < bodies.Length; j++)
            {
                ref var b = ref bodies[j];
                double dx = a.X - b.X, dy = a.Y - b.Y, dz = a.Z - b.Z;
                var d2 = dx * dx + dy * dy + dz * dz;
                var magnitude = dt / (d2 * Math.Sqrt(d2));
                double mi = a.Mass * magnitude, mj = b.Mass * magnitude;
                a.Vx -= dx * mj;
                a.Vy -= dy * mj;
                a.Vz -= dz * mj;
                b.Vx += dx * mi;
                b.Vy += dy * mi;
                b.Vz += dz * mi;
            }
        }

        for (var i = 0; i < bodies.Length; i++)
        {
            ref var a = ref bodies[i];
            a.X += dt * a.Vx;
            a.Y += dt * a.Vy;
            a.Z += dt * a.Vz;
        }
    }

    private static double Energy(Body[] bodies)
    {
        var e = 0.0;
        for (var i = 0; i < bodies.Length; i++)
        {
            ref var a = ref bodies[i];
            e += 0.5 * a.Mass * (a.Vx * a.Vx + a.Vy * a.Vy + a.Vz * a.Vz);
            for (var j = i + 1; j < bodies.Length; j++)
            {
                ref var b = ref bodies[j];
                double dx = a.X - b.X, dy = a.Y - b.Y, dz = a.Z - b.Z;
                e -= a.Mass * b.Mass / Math.Sqrt(dx * dx + dy * dy + dz * dz);
            }
        }

        return e;
    }

    private struct Body
    {
        public double X, Y, Z, Vx, Vy, Vz, Mass;
    }
}
