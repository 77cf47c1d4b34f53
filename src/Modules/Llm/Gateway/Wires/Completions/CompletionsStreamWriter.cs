using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Completions;

/// <summary>
/// Writes an answer as <c>text_completion</c> events. The head of each event is made once; a delta copies it and its own bytes.
/// </summary>
internal sealed class CompletionsStreamWriter(ProviderCall call, IBufferWriter<byte> output) : IAnswerSink
{
    private readonly ArrayBufferWriter<byte> _head = new(256);
    private bool _isShown;
    private TokenUsage _usage = TokenUsage.Unknown;

    public void Begin(string model)
    {
        _head.Write("data: "u8);
        CompletionsJson.WriteHead(_head, call, model);
    }

    public void Open(in PartHead part) => _isShown = CompletionsJson.IsShown(part);

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
        if (_isShown && !content.IsEmpty)
        {
            WriteEvent(content, "null"u8);
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
        WriteEvent(default, CompletionsJson.StopOf(why));
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

    public void Idle() => output.Write(TextCompletions.Instance.KeepAlive.Span);

    private void WriteEvent(ReadOnlySpan<byte> text, ReadOnlySpan<byte> finish)
    {
        output.Write(_head.WrittenSpan);
        CompletionsJson.WriteChoice(output, text, finish);
        output.Write(call.IncludeUsage ? ",\"usage\":null}\n\n"u8 : "}\n\n"u8);
    }
}
