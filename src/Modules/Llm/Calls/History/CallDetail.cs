using Maru.Modules.Llm.Calls.Content;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>One call with what was said.</summary>
/// <param name="Call">The call.</param>
/// <param name="Content">What was asked and answered; null when it was not kept, or cannot be opened.</param>
/// <param name="Unreadable">The failure code that says why kept content cannot be opened.</param>
internal sealed record CallDetail(CallRecord Call, CallContent? Content, string? Unreadable);
