using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Completions;

/// <summary>Collects an answer and writes it as one <c>text_completion</c>.</summary>
internal sealed class CompletionsAnswerWriter(ProviderCall call, IBufferWriter<byte> output) : IAnswerSink
{
    private readonly TextCollector _text = new();
    private string _model = "";
    private bool _isShown;
    private TokenUsage _usage = TokenUsage.Unknown;

    public void Begin(string model) => _model = model;

    public void Open(in PartHead part) => _isShown = CompletionsJson.IsShown(part);

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
        if (_isShown)
        {
            _text.Add(content);
        }
    }

    public void Sealed(Seal seal)
    {
        // Nothing of this form comes back with the next request.
    }

    public void Close()
    {
    }

    public void Usage(in TokenUsage usage) => _usage = usage;

    public void End(StopReason why)
    {
        CompletionsJson.WriteHead(output, call, _model);
        CompletionsJson.WriteChoice(output, _text.Content, CompletionsJson.StopOf(why));
        if (_usage.IsKnown)
        {
            output.Write(",\"usage\":"u8);
            ChatUsage.Write(output, _usage);
        }

        output.Write("}"u8);
    }

    public bool Fail(GatewayError error) => throw new InvalidOperationException("A whole answer fails before it begins.");

    public void Idle()
    {
    }
}
