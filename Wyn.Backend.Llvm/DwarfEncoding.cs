// DW_ATE_...: how debuggers read the bytes of a basic type.
namespace Wyn.Backend.Llvm;

internal static class DwarfEncoding
{
    public const uint Boolean = 2;
    public const uint Float = 4;
    public const uint Signed = 5;
    public const uint SignedChar = 6;
    public const uint Unsigned = 7;
}
