namespace Maru.Composer.Chat;

/// <summary>The first fields of every answer and every chunk. A value.</summary>
/// <param name="Id">The call's id; the client sees it after <c>chatcmpl-</c>.</param>
/// <param name="Created">Seconds since 1970.</param>
/// <param name="Model">As the client should read it.</param>
public readonly record struct ChatHeading(string Id, long Created, string Model);
