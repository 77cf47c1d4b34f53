namespace Maru.Kernel;

/// <summary>Ids are UUIDv7 strings (RFC 9562): unique, and sorted by the time they were made.</summary>
public static class Id
{
    /// <summary>A new id, stamped with the clock's time.</summary>
    /// <param name="clock">The clock.</param>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    /// <summary>Whether the text has the form of an id. Anything else can be answered 404 without asking the database.</summary>
    /// <param name="text">The text.</param>
    public static bool IsWellFormed(string? text) => text is { Length: 36 } && Guid.TryParseExact(text, "D", out _);
}
