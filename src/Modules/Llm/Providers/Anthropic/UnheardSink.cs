using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Where an answer goes that is only measured: its bytes reach the client by another way.</summary>
internal sealed class UnheardSink : IAnswerSink
{
    public static UnheardSink Instance { get; } = new();

    public void Begin(string model)
    {
    }

    public void Open(in PartHead part)
    {
    }

    public void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default)
    {
    }

    public void Sealed(Seal seal)
    {
    }

    public void Close()
    {
    }

    public void Usage(in TokenUsage usage)
    {
    }

    public void End(StopReason why)
    {
    }

    public bool Fail(GatewayError error) => false;

    public void Idle()
    {
    }
}
