namespace Maru.Composer.Chat;

/// <summary>One message, its text parts joined.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Text">What is said.</param>
/// <param name="Pictures">How many pictures it contains.</param>
/// <param name="OtherParts">How many parts of other kinds.</param>
public sealed record ChatMessage(string Role, string Text, int Pictures, int OtherParts);
