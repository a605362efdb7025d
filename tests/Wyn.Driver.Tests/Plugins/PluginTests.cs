// Plugins: one that works, and every way in which one can be wrong. The tool names path and reason and goes on.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Driver.Tests.Plugins;

public sealed class PluginTests(SamplePluginFixture sample) : IClassFixture<SamplePluginFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plugin_built_against_the_package_receives_a_module()
    {
        var source = _folder.Write("hello.wyn", "fn twice(n: int) -> int => n * 2\nprint(twice(4))\n");

        var result = Tool.Run("build", "--plugin", sample.PluginPath, "--backend", "count", "--emit", "counts", source);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"(?m)^\$start \d+$", result.Output);
    }

    [Fact]
    public void Plugin_is_listed_with_its_path()
    {
        var result = Tool.Run("backends", "--plugin", sample.PluginPath);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(result.Output.Split('\n'), line => line.StartsWith("count ", StringComparison.Ordinal) && line.Contains(sample.PluginPath, StringComparison.Ordinal));
    }

    [Fact]
    public void Backend_that_makes_no_program_cannot_run_one()
    {
        var source = _folder.Write("hello.wyn", "print(1)\n");

        var result = Tool.Run("run", "--plugin", sample.PluginPath, "--backend", "count", source);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("WYN7023", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WYN_PLUGIN_PATH", "plugins")]
    [InlineData("XDG_CONFIG_HOME", "wyn/plugins")]
    [InlineData("HOME", ".config/wyn/plugins")]
    public void Plugins_are_found_in_the_plugin_folders(string variable, string below)
    {
        var place = Path.Combine(below, "SampleBackendPlugin", "SampleBackendPlugin.dll");
        _folder.Write(place, "");
        File.Copy(sample.PluginPath, _folder[place], overwrite: true);
        var value = variable == "WYN_PLUGIN_PATH" ? _folder[below] : _folder.Path;

        var result = Tool.Run(new Dictionary<string, string> { [variable] = value }, "backends");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(_folder[place], result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_plugin_folder_is_reported()
    {
        var result = Tool.Run(new Dictionary<string, string> { ["WYN_PLUGIN_PATH"] = "/no/such/folder" }, "backends");

        AssertLeftOut(result, "WYN7030", "/no/such/folder");
    }

    [Theory]
    [InlineData("/no/such.dll")]
    [InlineData("")]
    public void Missing_plugin_is_reported(string path)
        => AssertLeftOut(Tool.Run("backends", "--plugin", path), "WYN7030", path);

    [Fact]
    public void File_that_is_no_assembly_is_reported()
    {
        var path = _folder.Write("text.dll", "this is no assembly");

        AssertLeftOut(Tool.Run("backends", "--plugin", path), "WYN7031", path);
    }

    [Fact]
    public void Assembly_without_a_contract_is_reported()
    {
        var path = Variant(assembly => assembly.CustomAttributes.Remove(Contract(assembly)));

        AssertLeftOut(Tool.Run("backends", "--plugin", path), "WYN7032", path);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 99)]
    public void Other_contract_version_is_reported(int major, int minor)
    {
        var path = Variant(assembly =>
        {
            var arguments = Contract(assembly).ConstructorArguments;
            arguments[0] = new CustomAttributeArgument(arguments[0].Type, major);
            arguments[1] = new CustomAttributeArgument(arguments[1].Type, minor);
        });

        var result = Tool.Run("backends", "--plugin", path);

        AssertLeftOut(result, "WYN7032", path);
        Assert.Contains($"contract {major}.{minor}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_entry_point_is_reported()
    {
        var path = Variant(assembly => Entry(assembly).IsPublic = false);

        AssertLeftOut(Tool.Run("backends", "--plugin", path), "WYN7033", path);
    }

    [Fact]
    public void Registering_nothing_is_reported()
    {
        var path = Variant(assembly => ReplaceRegister(assembly, il => il.Emit(OpCodes.Ret)));

        AssertLeftOut(Tool.Run("backends", "--plugin", path), "WYN7033", path);
    }

    [Fact]
    public void Exception_while_registering_is_reported()
    {
        var path = Variant(assembly => ReplaceRegister(assembly, il =>
        {
            il.Emit(OpCodes.Ldnull);
            il.Emit(OpCodes.Throw);
        }));

        AssertLeftOut(Tool.Run("backends", "--plugin", path), "WYN7034", path);
    }

    [Fact]
    public void Name_of_a_built_in_backend_is_refused()
    {
        var path = Variant(assembly => Rename(assembly, "cil"));

        var result = Tool.Run("backends", "--plugin", path);

        AssertLeftOut(result, "WYN7035", path);
        Assert.Contains("built in", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_of_another_plugin_is_refused()
    {
        var path = Variant(_ => { });

        var result = Tool.Run("backends", "--plugin", sample.PluginPath, "--plugin", path);

        AssertLeftOut(result, "WYN7035", path);
        Assert.Contains(sample.PluginPath, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_the_backend_of_a_plugin_that_was_left_out_is_a_usage_error()
    {
        var path = _folder.Write("text.dll", "this is no assembly");

        var result = Tool.Run("run", "--plugin", path, "--backend", "count", _folder.Write("hello.wyn", "print(1)\n"));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("warning[WYN7031]", result.Error, StringComparison.Ordinal);
        Assert.Contains("error[WYN7002]", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Backend_that_throws_is_an_internal_error_that_names_it()
    {
        var path = Variant(assembly =>
        {
            var emit = assembly.MainModule.GetType("SampleBackendPlugin.SampleBackend").Methods.Single(method => method.Name == "Emit");
            emit.Body = new MethodBody(emit);
            emit.Body.GetILProcessor().Emit(OpCodes.Ldnull);
            emit.Body.GetILProcessor().Emit(OpCodes.Throw);
        });
        var source = _folder.Write("hello.wyn", "print(1)\n");

        var result = Tool.Run("build", "--plugin", path, "--backend", "count", source);

        Assert.Equal((70, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"error[WYN5001]: the compiler failed in backend 'count' ({path})", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        var saved = result.Error.Split("saved in ")[1].Trim();
        Assert.Equal(["hello.wyn", "module.wir", "report.txt"], Directory.GetFiles(saved).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Directory.Delete(saved, recursive: true);
    }

    /// <summary>The plugin is reported and left out, and the built-in backends are still there.</summary>
    private static void AssertLeftOut(ToolResult result, string code, string path)
    {
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"warning[{code}]: plugin '{path}' is left out: ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("\ncil ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\ninterp ", result.Output, StringComparison.Ordinal);
    }

    /// <summary>The sample plugin with a fault.</summary>
    private string Variant(Action<AssemblyDefinition> change)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(sample.PluginPath);
        change(assembly);
        var path = _folder["Variant.dll"];
        assembly.Write(path);
        return path;
    }

    private static CustomAttribute Contract(AssemblyDefinition assembly)
        => assembly.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "WynContractAttribute");

    private static TypeDefinition Entry(AssemblyDefinition assembly) => assembly.MainModule.GetType("SampleBackendPlugin.SamplePlugin");

    private static void ReplaceRegister(AssemblyDefinition assembly, Action<ILProcessor> emit)
    {
        var method = Entry(assembly).Methods.Single(method => method.Name == "Register");
        method.Body = new MethodBody(method);
        emit(method.Body.GetILProcessor());
    }

    private static void Rename(AssemblyDefinition assembly, string name)
    {
        var getter = assembly.MainModule.GetType("SampleBackendPlugin.SampleBackend").Methods.Single(method => method.Name == "get_Name");
        getter.Body.Instructions.Single(instruction => instruction.OpCode == OpCodes.Ldstr).Operand = name;
    }
}
