using System.Buffers;
using System.Globalization;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>
/// Writes an answer as <c>chat.completion.chunk</c> events. The head of each event is made once; a delta copies it and its own bytes.
/// </summary>
internal sealed class ChatStreamWriter(ProviderCall call, IBufferWriter<byte> output) : IAnswerSink
{
    private readonly ArrayBufferWriter<byte> _head = new(256);
    private PartHead _part;
    private Seal? _seal;
    private TokenUsage _usage = TokenUsage.Unknown;
    private int _calls;
    private bool _owesHead;

    public void Begin(string model)
    {
        _head.Write("data: {\"id\":\"chatcmpl-"u8);
        _head.WriteEscaped(call.Id);
        _head.Write("\",\"object\":\"chat.completion.chunk\",\"created\":"u8);
        _head.WriteEscaped(call.Created.ToString(CultureInfo.InvariantCulture));
        _head.Write(",\"model\":\""u8);
        _head.WriteEscaped(model);
        _head.Write("\",\"choices\":["u8);
        BeginDelta();
        output.Write("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null"u8);
        EndDelta(default, "null"u8);
    }

    public void Open(in PartHead part) => (_part, _seal, _owesHead) = (part, null, part.Kind is PartKind.ToolCall);

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
        BeginDelta();
        switch (_part.Kind)
        {
            case PartKind.Text:
                output.Write("\"content\":\""u8, content, "\""u8);
                break;
            case PartKind.Thought:
                output.Write("\"reasoning_content\":\""u8, content, "\""u8);
                break;
            case PartKind.Refusal:
                output.Write("\"refusal\":\""u8, content, "\""u8);
                break;
            case PartKind.Image:
                output.Write("\"content\":["u8);
                ChatPicture.Write(output, _part.Name!, content);
                output.Write("]"u8);
                break;
            case PartKind.ToolCall:
                WriteCall(content);
                break;
        }

        EndDelta(probabilities, "null"u8);
    }

    public void Sealed(Seal seal) => _seal = seal;

    public void Close()
    {
        if (_owesHead)
        {
            Append(default);
        }

        _calls += _part.Kind is PartKind.ToolCall ? 1 : 0;
    }

    public void Usage(in TokenUsage usage) => _usage = usage;

    public void End(StopReason why)
    {
        BeginDelta();
        EndDelta(default, ChatStops.Quoted(why));
        if (call.IncludeUsage && _usage.IsKnown)
        {
            output.Write(_head.WrittenSpan);
            output.Write("],\"usage\":"u8);
            ChatUsage.Write(output, _usage);
            output.Write("}\n\n"u8);
        }

        output.Write("data: [DONE]\n\n"u8);
    }

    public bool Fail(GatewayError error)
    {
        output.Write("data: "u8);
        ErrorJson.Write(output, error);
        output.Write("\n\n"u8);
        return false;
    }

    public void Idle() => output.Write(ChatCompletions.Instance.KeepAlive.Span);

    // The first delta of a call says all that is known of it: clients refuse a call without id, type or name.
    private void WriteCall(ReadOnlySpan<byte> arguments)
    {
        output.Write("\"tool_calls\":["u8);
        ChatCall.Write(output, _calls, _owesHead ? _part : null, arguments, _seal);
        output.Write("]"u8);
        _owesHead = false;
    }

    private void BeginDelta()
    {
        output.Write(_head.WrittenSpan);
        output.Write("{\"index\":0,\"delta\":{"u8);
    }

    private void EndDelta(ReadOnlySpan<byte> probabilities, ReadOnlySpan<byte> finish)
    {
        output.Write("},\"logprobs\":"u8, probabilities.IsEmpty ? "null"u8 : probabilities, ",\"finish_reason\":"u8);
        output.Write(finish);
        output.Write(call.IncludeUsage ? "}],\"usage\":null}\n\n"u8 : "}]}\n\n"u8);
    }
}
