using System.Buffers;
using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Collects an answer and writes it as one message.</summary>
internal sealed class MessagesAnswerWriter(ProviderCall call, bool showsThoughts, IBufferWriter<byte> output) : IAnswerSink
{
    private readonly ArrayBufferWriter<byte> _blocks = new();
    private string _model = "";
    private PartHead _part;
    private TextCollector _open = new();
    private Seal? _seal;
    private TokenUsage _usage = new(call.EstimatedInputTokens, 0);

    public void Begin(string model) => _model = model;

    public void Open(in PartHead part) => (_part, _seal, _open) = (part, null, new TextCollector());

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default) =>
        _open.Add(_part.Kind is PartKind.Image ? Raw.Of(MessagesBlock.LineOf(_part, content.Length)).Content : content);

    public void Sealed(Seal seal) => _seal = seal;

    public void Close()
    {
        if (!MessagesBlock.IsShown(_part, showsThoughts))
        {
            return;
        }

        _blocks.Write(_blocks.WrittenCount > 0 ? ","u8 : default);
        MessagesBlock.WriteStart(_blocks, _part);
        if (_part.Kind is PartKind.ToolCall)
        {
            _blocks.Write(MessagesInput.Of(_open.Content));
            _blocks.Write("}"u8);
        }
        else if (_part.Kind is PartKind.Thought)
        {
            _blocks.Write(_open.Content, "\",\"signature\":\""u8, Encoding.ASCII.GetBytes(Envelope.Of(_seal)));
            _blocks.Write("\"}"u8);
        }
        else
        {
            _blocks.Write(_open.Content);
            _blocks.Write("\"}"u8);
        }
    }

    public void Usage(in TokenUsage usage) => _usage = usage.IsKnown ? usage : _usage;

    public void End(StopReason why)
    {
        output.Write("{\"id\":\"msg_"u8);
        output.WriteEscaped(call.Id);
        output.Write("\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\""u8);
        output.WriteEscaped(_model);
        output.Write("\",\"content\":["u8, _blocks.WrittenSpan, "],\"stop_reason\":"u8);
        output.Write(MessagesStops.Quoted(why));
        output.Write(",\"stop_sequence\":null,\"usage\":"u8);
        MessagesUsage.Write(output, _usage);
        output.Write("}"u8);
    }

    public bool Fail(GatewayError error) => throw new InvalidOperationException("A whole answer fails before it begins.");

    public void Idle()
    {
    }
}
