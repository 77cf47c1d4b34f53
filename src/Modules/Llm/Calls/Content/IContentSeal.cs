using Maru.Kernel;

namespace Maru.Modules.Llm.Calls.Content;

/// <summary>Makes prompts and answers unreadable for everyone who only has the database. Thread safe.</summary>
internal interface IContentSeal
{
    /// <summary>The text to store, which opens in this place only; null when there is no key to seal with.</summary>
    /// <param name="place">Table, column and row, and whose it is if the row does not say so under the same lock.</param>
    /// <param name="text">Any well-formed text.</param>
    /// <param name="ct">Cancels it.</param>
    ValueTask<string?> SealAsync(string place, string text, CancellationToken ct);

    /// <summary>What <see cref="SealAsync"/> was given; refuses when the key is gone or the place is another.</summary>
    ValueTask<Outcome<string>> OpenAsync(string place, string sealedText, CancellationToken ct);
}
