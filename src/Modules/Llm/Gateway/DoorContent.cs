using Maru.Modules.Llm.Gateway.Estimating;

namespace Maru.Modules.Llm.Gateway;

/// <summary>The field without which a request asks for nothing.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="MayBeText">Whether it may be one text.</param>
/// <param name="MayBeList">Whether it may be a list.</param>
internal sealed record DoorContent(string Name, bool MayBeText = true, bool MayBeList = false)
{
    /// <summary>What some servers call it; null for nothing else.</summary>
    public string? OtherName { get; init; }

    /// <summary>How a conversation is told, in which media are no text; null where it holds none.</summary>
    public ContentForm? Form { get; init; }

    /// <summary>Whether a number in it is the id of one token.</summary>
    public bool NumbersAreIds { get; init; }

    /// <summary>Whether each entry of the list is answered by itself.</summary>
    public bool AnswersEach { get; init; }
}
