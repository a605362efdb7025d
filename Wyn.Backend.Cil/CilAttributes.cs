// What the assembly says about itself: the framework that it is made for, and whether the JIT may optimise it.
using System.Diagnostics;
using Mono.Cecil;

namespace Wyn.Backend.Cil;

internal static class CilAttributes
{
    public const string TargetFramework = ".NETCoreApp,Version=v10.0";

    public static void Add(AssemblyDefinition assembly, CilFramework framework, bool optimise)
    {
        Add(assembly, framework, "System.Runtime.Versioning", "TargetFrameworkAttribute", framework.Types.String, TargetFramework);

        var modes = DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints;
        if (!optimise)
        {
            modes |= DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations;
        }

        var modesType = framework.Struct("System.Diagnostics", "DebuggingModes");
        modesType.DeclaringType = framework.Class("System.Diagnostics", "DebuggableAttribute");
        modesType.Namespace = "";
        Add(assembly, framework, "System.Diagnostics", "DebuggableAttribute", modesType, (int)modes);
    }

    private static void Add(
        AssemblyDefinition assembly, CilFramework framework, string space, string name, TypeReference parameter, object value)
    {
        var attribute = new CustomAttribute(framework.Constructor(framework.Class(space, name), parameter));
        attribute.ConstructorArguments.Add(new CustomAttributeArgument(parameter, value));
        assembly.CustomAttributes.Add(attribute);
    }
}
