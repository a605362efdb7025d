// Channels, and waiting for several of them. Values pass by their bytes, through memory on the stack that all such ops of a function share, since
// no two are at work at once: { i64 has_value, value }.
using System;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private const int WordBytes = 8;

    private LLVMValueRef _passing;
    private LLVMValueRef _channels;

    private void EmitChannel(IrInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.ChannelNew:
                var row = _program.HeapTypes.OfChannel((ChannelType)instruction.Result.Type);
                Define(instruction.Result, CallHelper(NativeHelpers.ChannelNew, Operand(instruction, 0), _program.Constants.Int32(row.Index), Location(instruction)));
                break;
            case Opcode.ChannelSendDirect:
                EmitSend(instruction);
                break;
            case Opcode.ChannelReceiveDirect:
                var frame = CallHelper(NativeHelpers.ChannelReceive, Operand(instruction, 0), Operand(instruction, 1), _passing, Location(instruction));
                Define(instruction.Results[0], Unless(frame, () => LoadReceived(_passing, (EnumType)instruction.Results[0].Type, instruction.Location)));
                Define(instruction.Results[1], frame);
                break;
            case Opcode.ChannelTryReceive:
                CallHelper(NativeHelpers.ChannelTryReceive, Worker, Operand(instruction, 0), _passing);
                Define(instruction.Result, LoadReceived(_passing, (EnumType)instruction.Result.Type, instruction.Location));
                break;
            default:
                CallHelper(NativeHelpers.ChannelClose, Worker, Operand(instruction, 0));
                break;
        }
    }

    private void EmitSend(IrInstruction instruction)
    {
        var value = instruction.Operands[2];
        Share(value, instruction.Location);
        _memory.Store(Value(value), ValueOf(_passing), value.Type, isHeap: false);
        Define(instruction.Result, CallHelper(NativeHelpers.ChannelSend, Operand(instruction, 0), Operand(instruction, 1), ValueOf(_passing), Location(instruction)));
    }

    private void EmitSelect(IrInstruction instruction)
    {
        var first = instruction.Info.Operands.Length;
        for (var i = first; i < instruction.Operands.Count; i++)
        {
            _builder.BuildStore(Operand(instruction, i), _builder.BuildInBoundsGEP2(_program.Types.Pointer, _channels, _program.Constants.Int(i - first)));
        }

        var frame = CallHelper(
            NativeHelpers.Select,
            Operand(instruction, 0),
            Operand(instruction, 1),
            _program.Constants.Int(instruction.Operands.Count - first),
            _channels,
            _passing,
            Location(instruction));
        Define(instruction.Results[0], Unless(frame, () => _builder.BuildLoad2(_program.Types.Int, _passing)));
        Define(instruction.Results[1], frame);
    }

    /// <summary>What was received, as <c>Some</c> or <c>None</c>.</summary>
    private LLVMValueRef LoadReceived(LLVMValueRef place, EnumType type, IrLocation location)
    {
        var hasValue = _builder.BuildICmp(LLVMIntPredicate.LLVMIntNE, _builder.BuildLoad2(_program.Types.Int, place), _program.Constants.Int(0));
        var (some, none, next) = (AppendBlock("some"), AppendBlock("none"), AppendBlock("received"));
        _builder.BuildCondBr(hasValue, some, none);

        _builder.PositionAtEnd(some);
        var element = ReceivedTypes.ElementOf(type) ?? throw new InvalidOperationException($"{type} is no type of received values");
        var value = MakeVariant(type, ReceivedTypes.SomeOf(type), location, _memory.Load(ValueOf(place), element, isHeap: false));
        var endOfSome = _builder.InsertBlock;
        _builder.BuildBr(next);

        _builder.PositionAtEnd(none);
        var nothing = MakeVariant(type, ReceivedTypes.NoneOf(type), location);
        _builder.BuildBr(next);

        _builder.PositionAtEnd(next);
        var received = _builder.BuildPhi(value.TypeOf);
        received.AddIncoming(value, endOfSome);
        received.AddIncoming(nothing, none);
        return received;
    }

    private LLVMValueRef ValueOf(LLVMValueRef place) => _builder.BuildInBoundsGEP2(_program.Types.Byte, place, _program.Constants.Int(WordBytes));

    /// <summary>Memory for the largest value that passes through a channel, and for the channels of the longest select.</summary>
    private void AllocatePassing()
    {
        ulong largest = 0;
        var longest = 0;
        var isUsed = false;
        foreach (var instruction in _flow.ReversePostorder.SelectMany(block => block.Instructions))
        {
            isUsed |= instruction.Opcode == Opcode.SelectDirect;
            longest = instruction.Opcode == Opcode.SelectDirect ? Math.Max(longest, instruction.Operands.Count) : longest;
            var channel = instruction.Opcode switch
            {
                Opcode.ChannelSendDirect or Opcode.ChannelReceiveDirect => instruction.Operands[1].Type,
                Opcode.ChannelTryReceive => instruction.Operands[0].Type,
                _ => null,
            };
            if (channel is ChannelType { Element: var element })
            {
                isUsed = true;
                largest = Math.Max(largest, _program.SizeOf(_program.Types.MapStored(element)));
            }
        }

        if (isUsed)
        {
            _passing = _builder.BuildAlloca(LLVM.ArrayType2(_program.Types.Int, 1 + ((largest + WordBytes - 1) / WordBytes)));
            _channels = _builder.BuildAlloca(LLVM.ArrayType2(_program.Types.Pointer, (ulong)longest));
        }
    }
}
