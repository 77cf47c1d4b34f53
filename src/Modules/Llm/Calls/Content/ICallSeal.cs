using Maru.Kernel;

namespace Maru.Modules.Llm.Calls.Content;

/// <summary>Makes prompts and answers unreadable for everyone who only has the database. Thread safe.</summary>
internal interface ICallSeal
{
    /// <summary>The text to store, which opens for this call's row only; null when there is no key to seal with.</summary>
    ValueTask<string?> SealAsync(string callId, CallContent content, CancellationToken ct);

    /// <summary>What <see cref="SealAsync"/> made; refuses when the key is gone.</summary>
    ValueTask<Outcome<CallContent>> OpenAsync(string callId, string sealedText, CancellationToken ct);
}
