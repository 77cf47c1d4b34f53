namespace Maru.Modules.Llm.Gateway;

/// <summary>Takes a whole answer while its client has not got the end of it, so that it can be kept before. One call, one thread.</summary>
internal sealed class KeptAnswer
{
    /// <summary>The id the answer has, where that is known before; a UUID without dashes.</summary>
    public string? Id { get; init; }

    /// <summary>Whether nobody waits for it.</summary>
    public bool InBackground { get; init; }

    /// <summary>The answer as the client gets it; null until it is whole.</summary>
    public ReadOnlyMemory<byte>? Answer { get; private set; }

    public void Take(ReadOnlyMemory<byte> answer) => Answer = answer;
}
