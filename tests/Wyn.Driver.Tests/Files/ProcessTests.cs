// The tool as a process: full disks, closed pipes, unreadable files, large stacks, standard streams that are shared.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Driver.Tests.Files;

[SupportedOSPlatform("linux")]
public sealed class ProcessTests
{
    private static bool IsRoot => Environment.UserName == "root";

    [Fact]
    public void Unreadable_file_is_an_environment_error()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("secret.wyn", "print(1)\n");
        File.SetUnixFileMode(source, UnixFileMode.None);
        MakeReachable(folder.Path);

        AssertError(AsNobody($"exec \"$0\" run '{source}'"), 3, "WYN7012");
    }

    [Fact]
    public void Unwritable_output_is_an_environment_error_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");
        Directory.CreateDirectory(folder["closed"]);
        MakeReachable(folder.Path);
        File.SetUnixFileMode(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        AssertError(AsNobody($"exec \"$0\" build '{source}' -o '{folder["closed"]}/out'"), 3, "WYN7020");
        AssertError(AsNobody($"exec \"$0\" build --emit ir '{source}' -o '{folder["closed"]}/out.wir'"), 3, "WYN7020");
        Assert.Empty(Directory.GetFileSystemEntries(folder["closed"]));
    }

    [Fact]
    public void Output_that_is_a_folder_is_refused_and_leaves_nothing_half_written()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");
        Directory.CreateDirectory(folder["out/hello.runtimeconfig.json"]);

        var result = Tool.Run("build", source, "-o", folder["out"]);

        AssertError(result, 3, "WYN7020");
        Assert.Equal([folder["out/hello.runtimeconfig.json"]], Directory.GetFileSystemEntries(folder["out"]));
    }

    [Theory]
    [InlineData("{0}/pipe")]
    [InlineData("/dev/stdout")]
    public void Output_that_is_a_pipe_is_written_into(string path)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");
        var output = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, folder.Path);

        var result = Shell($"mkfifo '{folder["pipe"]}'; cat '{folder["pipe"]}' & \"$0\" build --emit ir '{source}' -o '{output}' >'{folder["pipe"]}' && wait");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("module", result.Output, StringComparison.Ordinal);
        Assert.Equal(["hello.wyn", "pipe"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Output_that_is_a_link_stays_one()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");
        File.CreateSymbolicLink(folder["link.wir"], folder.Write("far/target.wir", "old"));

        var result = Tool.Run("build", "--emit", "ir", source, "-o", folder["link.wir"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(folder["far/target.wir"], new FileInfo(folder["link.wir"]).LinkTarget);
        Assert.StartsWith("module", File.ReadAllText(folder["far/target.wir"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_beside_the_output_stay()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");
        folder.Write("out.wir.tmp", "mine");

        var result = Tool.Run("build", "--emit", "ir", source, "-o", folder["out.wir"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("mine", File.ReadAllText(folder["out.wir.tmp"]));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Name_that_no_dotnet_program_can_have_is_refused()
    {
        using var folder = new TemporaryFolder();

        AssertError(Tool.Run("build", folder.Write("System.wyn", "print(1)\n"), "-o", folder["out"]), 1, "WYN6101");
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void Full_disk_is_an_environment_error_and_leaves_nothing()
    {
        // .NET itself maps a file larger than the limit unless it may write where it executes. A file size limit makes the same write fail at the same place as a full disk, without any rights.
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");

        var result = Shell($"trap '' XFSZ; ulimit -f 8; DOTNET_EnableWriteXorExecute=0 \"$0\" build '{source}' -o '{folder["out"]}'");

        AssertError(result, 3, "WYN7020");
        Assert.Empty(Directory.GetFileSystemEntries(folder["out"]));
    }

    [Theory]
    [InlineData("build --emit ir", 3)]
    [InlineData("run", 3)]
    [InlineData("run --backend interp", 3)]
    public void Full_standard_output_is_an_environment_error(string command, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");

        var result = Shell($"exec \"$0\" {command} '{source}' >/dev/full");

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        if (command != "run")
        {
            Assert.StartsWith("error[WYN7021]: ", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cil")]
    [InlineData("interp")]
    public void Program_that_prints_for_ever_ends_when_its_reader_goes(string backend)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("yes.wyn", "while true { print(\"y\") }\n");

        var result = Shell($"\"$0\" run --backend {backend} '{source}' | head -n 2; exit ${{PIPESTATUS[0]}}");

        Assert.Equal(new ToolResult(141, "y\ny\n", ""), result);
    }

    [Fact]
    public void Emitting_into_a_closed_pipe_is_silent()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "print(1)\n");

        var result = Shell($"\"$0\" build --emit ir '{source}' | true; exit ${{PIPESTATUS[0]}}");

        Assert.True(result.ExitCode is 0 or 141, result.ToString());
        Assert.Equal(("", ""), (result.Output, result.Error));
    }

    [Fact]
    public void Standard_output_and_error_into_one_file_keep_their_order()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("panics.wyn", "print(\"before\")\npanic(\"x\")\n");

        Shell($"exec \"$0\" run '{source}' >'{folder["log"]}' 2>&1");

        Assert.Equal("before\npanic at panics.wyn:2:1: Panic: x\n", File.ReadAllText(folder["log"]));
    }

    [Fact]
    public void Endless_recursion_is_a_panic()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("deep.wyn", "fn f(n: int) -> int {\n    return f(n + 1) + 1\n}\nprint(f(0))\n");

        var result = Shell($"exec \"$0\" run '{source}'");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("stack overflow", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pipe_instead_of_a_file_is_refused_without_waiting()
    {
        using var folder = new TemporaryFolder();

        AssertError(Shell($"mkfifo '{folder["pipe"]}'; exec \"$0\" run '{folder["pipe"]}'"), 3, "WYN7013");
    }

    [Fact]
    public void File_beyond_the_limit_is_rejected()
    {
        using var folder = new TemporaryFolder();

        AssertError(Shell($"truncate -s 100M '{folder["huge.wyn"]}'; exec \"$0\" run '{folder["huge.wyn"]}'"), 1, "WYN7014");
    }

    [Fact]
    public void Colour_is_only_for_those_who_want_it()
    {
        Assert.DoesNotContain("\e[", Shell("exec \"$0\" run no.wyn").Error, StringComparison.Ordinal);
        Assert.Contains("\e[", Shell("exec \"$0\" run --color always no.wyn").Error, StringComparison.Ordinal);
        Assert.Contains("\e[", Terminal("run no.wyn", ""), StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", Terminal("run no.wyn", "NO_COLOR=1"), StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", Terminal("run no.wyn", "TERM=dumb"), StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", Terminal("run --color never no.wyn", ""), StringComparison.Ordinal);
    }

    /// <summary>Runs the tool on a pseudo-terminal, which <c>script</c> of util-linux makes.</summary>
    private static string Terminal(string arguments, string variables)
        => Shell($"env -u NO_COLOR TERM=xterm {variables} script -qec \"'$0' {arguments}\" /dev/null").Output;

    private static ToolResult Shell(string script) => Tool.Start("bash", ["-c", script, Tool.ExecutablePath]);

    /// <summary>
    /// Runs a script without the rights of root, to whom every file is readable. The tool is copied: the checkout may lie where
    /// only root can go.
    /// </summary>
    private static ToolResult AsNobody(string script)
    {
        if (!IsRoot)
        {
            return Shell(script);
        }

        using var copy = new TemporaryFolder();
        MakeReachable(copy.Path);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, copy[Path.GetFileName(file)]);
            MakeReachable(copy[Path.GetFileName(file)]);
        }

        return Tool.Start(
            "setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "bash", "-c", script, copy[Path.GetFileName(Tool.ExecutablePath)]],
            AsStranger);
    }

    private static void AsStranger(ProcessStartInfo start)
    {
        start.Environment["HOME"] = "/nonexistent";
        start.WorkingDirectory = "/";
    }

    private static void MakeReachable(string folder)
        => File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

    private static void AssertError(ToolResult result, int exitCode, string code)
    {
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"error[{code}]: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
