namespace Maru.Composer.Chat;

/// <summary>What stands at the head of every answer and every chunk. A value.</summary>
/// <param name="Id">Of the call; the client sees it behind <c>chatcmpl-</c>.</param>
/// <param name="Created">Seconds since 1970.</param>
/// <param name="Model">As the client should read it.</param>
public readonly record struct ChatHeading(string Id, long Created, string Model);
