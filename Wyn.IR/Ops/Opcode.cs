// The opcodes, in the order of the reference. The meaning of each is its row in OpTable.
namespace Wyn.IR.Ops;

/// <summary>The operations of the IR; <see cref="OpTable"/> has one row for each.</summary>
public enum Opcode
{
#pragma warning disable CS1591 // Documented by the rows of OpTable, from which docs/ir-reference.md is generated.
    Const,

    AddWrap,
    SubWrap,
    MulWrap,
    Div,
    Rem,
    NegWrap,
    And,
    Or,
    Xor,
    Not,
    Shl,
    Shr,

    AddFloat,
    SubFloat,
    MulFloat,
    DivFloat,
    RemFloat,
    NegFloat,

    NotBool,

    EqInt,
    NeInt,
    LtInt,
    LeInt,
    GtInt,
    GeInt,
    EqFloat,
    NeFloat,
    LtFloat,
    LeFloat,
    GtFloat,
    GeFloat,
    EqBool,
    NeBool,

    FloatFromInt,
    IntFromFloat,
    IntFromBool,

    StructNew,
    EnumNew,
    EnumTag,
    Get,
    Set,
    Take,
    Put,

    ArrayNew,
    ArrayFill,
    ArrayLen,
    ArrayPush,
    ArrayPop,
    ArrayInsert,
    ArrayRemove,
    ArraySlice,
    ArrayConcat,
    ArrayTruncate,
    ArrayReserve,

    BoxNew,
    BoxGet,
    BoxSet,
    BoxTake,
    BoxPut,

    GlobalLoad,
    GlobalStore,
    GlobalTake,
    GlobalPut,

    Call,
    CallRuntime,
    ClosureNew,
    CallClosure,

    Spawn,
    SpawnDetached,
    Await,

    Copy,
    Drop,
    Borrow,

    TaskSpawn,
    TaskDetach,
    AwaitDirect,
    FrameNone,
    StackCheck,

    Br,
    BrIf,
    Ret,
    Panic,
    Unreachable,
#pragma warning restore CS1591
}
