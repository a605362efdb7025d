// The runtime table's rows as methods, row for row: `str.from.int` is StrFromInt. What emitted code calls, and nothing else.
// Locations are `file:line:column`. A test holds this class against RuntimeAbi.
using System;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Wyn.IR.Interpret;

namespace Wyn.Runtime;

/// <summary>The entry points of the managed runtime.</summary>
public static partial class RuntimeEntryPoints
{
    private static readonly WynString True = new("true"u8);
    private static readonly WynString False = new("false"u8);

    /// <summary>Writes the bytes to standard output, uninterrupted by other writes.</summary>
    public static void Print(Worker worker, WynString text) => worker.Scheduler.Output.Write(text.Bytes);

    /// <summary>Writes the bytes to standard error at once, after what was printed to standard output.</summary>
    public static void Eprint(Worker worker, WynString text) => worker.Scheduler.PrintError(text.Bytes);

    /// <summary>Milliseconds since a fixed moment; never goes back.</summary>
    public static long ClockMs() => SystemHooks.Now() / 1000; // the clock of the timers: who sleeps for 5 sees it 5 further

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z, by the system's clock.</summary>
    public static long ClockWall() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    /// <summary>Counts a look at something that another task changes; true each 256th time.</summary>
    public static bool TaskPolled(Worker worker) => worker.CountPoll();

    /// <summary>The value of a variable of the environment; empty if it is not set.</summary>
    public static WynString EnvGet(WynString name)
        => new(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(Encoding.UTF8.GetString(name.Bytes)) ?? ""));

    /// <summary>Ends the program with the code, without waiting for tasks.</summary>
    [DoesNotReturn]
    public static void Exit(Worker worker, long code)
    {
        worker.Scheduler.End<SystemHooks>((int)code, null);
        throw new ProgramEndedException();
    }

    /// <summary>The decimal text.</summary>
    public static WynString StrFromInt(long value)
    {
        Span<byte> buffer = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, buffer, out var length);
        return new WynString(buffer[..length]);
    }

    /// <summary>The text of a float, as C's <c>%.15g</c>, <c>%.16g</c> or <c>%.17g</c>, the first that reads back as the same value.</summary>
    public static WynString StrFromFloat(double value)
    {
        Span<byte> buffer = stackalloc byte[FloatText.MaximumLength];
        return new WynString(buffer[..FloatText.Format(value, buffer)]);
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static WynString StrFromBool(bool value) => value ? True : False;

    /// <summary>The bytes of both, one after the other.</summary>
    public static WynString StrConcat(WynString a, WynString b)
    {
        if (a.Length == 0)
        {
            return b;
        }

        if (b.Length == 0)
        {
            return a;
        }

        var bytes = NewBytes((long)a.Length + b.Length);
        a.Bytes.CopyTo(bytes);
        b.Bytes.CopyTo(bytes.AsSpan(a.Length));
        return WynString.Adopt(bytes);
    }

    /// <summary>The bytes of all three, one after the other.</summary>
    public static WynString StrConcat(WynString a, WynString b, WynString c)
    {
        var bytes = NewBytes((long)a.Length + b.Length + c.Length);
        a.Bytes.CopyTo(bytes);
        b.Bytes.CopyTo(bytes.AsSpan(a.Length));
        c.Bytes.CopyTo(bytes.AsSpan(a.Length + b.Length));
        return WynString.Adopt(bytes);
    }

    /// <summary>The bytes of all four, one after the other.</summary>
    public static WynString StrConcat(WynString a, WynString b, WynString c, WynString d)
    {
        var bytes = NewBytes((long)a.Length + b.Length + c.Length + d.Length);
        a.Bytes.CopyTo(bytes);
        b.Bytes.CopyTo(bytes.AsSpan(a.Length));
        c.Bytes.CopyTo(bytes.AsSpan(a.Length + b.Length));
        d.Bytes.CopyTo(bytes.AsSpan(a.Length + b.Length + c.Length));
        return WynString.Adopt(bytes);
    }

    /// <summary>The bytes of all parts, one after the other; none give the empty string.</summary>
    public static WynString StrConcat(params WynString[] parts) => StrConcat((ReadOnlySpan<WynString>)parts);

    /// <summary>The bytes of all parts, one after the other; none give the empty string.</summary>
    public static WynString StrConcat(ReadOnlySpan<WynString> parts)
    {
        var total = 0L;
        foreach (var part in parts)
        {
            total += part.Length;
        }

        var bytes = NewBytes(total);
        var end = 0;
        foreach (var part in parts)
        {
            part.Bytes.CopyTo(bytes.AsSpan(end));
            end += part.Length;
        }

        return WynString.Adopt(bytes);
    }

    /// <summary>The text <paramref name="count"/> times, empty if that is not positive; panics where the result would be too long.</summary>
    public static WynString StrRepeat(WynString text, long count, string location)
    {
        if (count <= 0 || text.Length == 0)
        {
            return WynString.Empty;
        }

        if (count > WynString.MaxLength / text.Length)
        {
            throw new WynPanicException(
                location,
                string.Create(CultureInfo.InvariantCulture, $"repeat result is too large: {text.Length} bytes times {count}"));
        }

        var bytes = NewBytes(text.Length * count);
        text.Bytes.CopyTo(bytes);
        for (var done = text.Length; done < bytes.Length; done *= 2)
        {
            bytes.AsSpan(0, Math.Min(done, bytes.Length - done)).CopyTo(bytes.AsSpan(done));
            if (done > bytes.Length / 2)
            {
                break; // doubling could overflow, and everything is copied
            }
        }

        return WynString.Adopt(bytes);
    }

    /// <summary>-1, 0 or 1: the order of the bytes, a prefix first.</summary>
    public static long StrCompare(WynString a, WynString b) => Math.Sign(a.Bytes.SequenceCompareTo(b.Bytes));

    /// <summary>True if the bytes are the same.</summary>
    public static bool StrEqual(WynString a, WynString b) => a.Bytes.SequenceEqual(b.Bytes);

    /// <summary>A cell for a task of the site; lowered code stores the arguments into its payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Future TaskNew(Worker worker, SpawnSite site) => worker.NewTask<SystemHooks>(site);

    /// <summary>As <see cref="TaskNew"/>, for a task without a handle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Future TaskNewDetached(Worker worker, SpawnSite site) => worker.NewDetachedTask<SystemHooks>(site);

    /// <summary>Makes the task, whose arguments are stored, visible to all workers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TaskPublish(Worker worker, Future task) => worker.Publish<SystemHooks>(task);

    /// <summary>Ends the program: <c>panic at LOCATION: MESSAGE</c>, exit code 1.</summary>
    [DoesNotReturn]
    public static void Panic(string location, WynString message) => throw new WynPanicException(location, message.ToString());

    /// <summary>Panics with <c>division by zero</c>.</summary>
    [DoesNotReturn]
    public static void PanicDivision(string location) => throw new WynPanicException(location, "division by zero");

    /// <summary>Panics with <c>modulo by zero</c>.</summary>
    [DoesNotReturn]
    public static void PanicModulo(string location) => throw new WynPanicException(location, "modulo by zero");

    /// <summary>Panics with <c>global 'NAME' is read before it is initialised</c>.</summary>
    [DoesNotReturn]
    public static void PanicUnset(string location, WynString name)
        => throw new WynPanicException(location, $"global '{name}' is read before it is initialised");

    /// <summary>
    /// Panics with <c>stack overflow</c>. Reports at once: an exception would first be carried through all the frames that
    /// filled the stack, millions of them, and the program would seem to hang for many seconds.
    /// </summary>
    [DoesNotReturn]
    public static void PanicStack(Worker worker, string location)
    {
        worker.Scheduler.Report<SystemHooks>(worker, new WynPanicException(location, "stack overflow"));
        throw new ProgramEndedException();
    }

    private static byte[] NewBytes(long length)
        => length <= WynString.MaxLength
            ? GC.AllocateUninitializedArray<byte>((int)length)
            : throw new WynPanicException(string.Create(CultureInfo.InvariantCulture, $"out of memory: a string of {length} bytes"));
}
