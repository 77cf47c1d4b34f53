using System.Buffers;
using System.Globalization;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Writes an answer as the events of Messages, whose <c>event:</c> lines its clients need and whose blocks they count.</summary>
internal sealed class MessagesStreamWriter(ProviderCall call, bool showsThoughts, IBufferWriter<byte> output) : IAnswerSink
{
    private PartHead _part;
    private Seal? _seal;
    private TokenUsage _usage = new(call.EstimatedInputTokens, 0);
    private string _index = "0";
    private int _blocks;
    private bool _isShown;

    public void Begin(string model)
    {
        Event("message_start"u8);
        output.Write(",\"message\":{\"id\":\"msg_"u8);
        output.WriteEscaped(call.Id);
        output.Write("\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\""u8);
        output.WriteEscaped(model);
        output.Write("\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":"u8);
        MessagesUsage.Write(output, _usage);
        output.Write("}}\n\n"u8);
    }

    public void Open(in PartHead part)
    {
        (_part, _seal, _isShown) = (part, null, MessagesBlock.IsShown(part, showsThoughts));
        if (!_isShown)
        {
            return;
        }

        _index = _blocks++.ToString(CultureInfo.InvariantCulture);
        IndexedEvent("content_block_start"u8);
        output.Write(",\"content_block\":"u8);
        MessagesBlock.WriteStart(output, part);
        output.Write(part.Kind switch
        {
            PartKind.ToolCall => "{}}}\n\n"u8,
            PartKind.Thought => "\",\"signature\":\"\"}}\n\n"u8,
            _ => "\"}}\n\n"u8,
        });
    }

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
        switch (_part.Kind)
        {
            case PartKind.Thought:
                Delta("\"thinking_delta\",\"thinking\":\""u8, content);
                break;
            case PartKind.ToolCall:
                Delta("\"input_json_delta\",\"partial_json\":\""u8, content);
                break;
            case PartKind.Image:
                Delta("\"text_delta\",\"text\":\""u8, Raw.Of(MessagesBlock.LineOf(_part, content.Length)).Content);
                break;
            case PartKind.Text or PartKind.Refusal:
                Delta("\"text_delta\",\"text\":\""u8, content);
                break;
        }
    }

    public void Sealed(Seal seal) => _seal = seal;

    public void Close()
    {
        if (!_isShown)
        {
            return;
        }

        if (_part.Kind is PartKind.Thought)
        {
            Delta("\"signature_delta\",\"signature\":\""u8, System.Text.Encoding.ASCII.GetBytes(Envelope.Of(_seal)));
        }

        IndexedEvent("content_block_stop"u8);
        output.Write("}\n\n"u8);
    }

    public void Usage(in TokenUsage usage) => _usage = usage.IsKnown ? usage : _usage;

    public void End(StopReason why)
    {
        Event("message_delta"u8);
        output.Write(",\"delta\":{\"stop_reason\":"u8, MessagesStops.Quoted(why), ",\"stop_sequence\":null},\"usage\":"u8);
        MessagesUsage.Write(output, _usage);
        output.Write("}\n\n"u8);
        Event("message_stop"u8);
        output.Write("}\n\n"u8);
    }

    public bool Fail(GatewayError error)
    {
        output.Write("event: error\ndata: "u8);
        MessagesError.Write(output, error, null);
        output.Write("\n\n"u8);
        return false;
    }

    public void Idle() => output.Write(AnthropicMessages.Instance.KeepAlive.Span);

    private void Delta(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        if (!_isShown)
        {
            return;
        }

        IndexedEvent("content_block_delta"u8);
        output.Write(",\"delta\":{\"type\":"u8);
        output.Write(head, content, "\"}}\n\n"u8);
    }

    private void IndexedEvent(ReadOnlySpan<byte> type)
    {
        Event(type);
        output.Write(",\"index\":"u8);
        output.WriteEscaped(_index);
    }

    private void Event(ReadOnlySpan<byte> type)
    {
        output.Write("event: "u8, type, "\ndata: {\"type\":\""u8);
        output.Write(type);
        output.Write("\""u8);
    }
}
