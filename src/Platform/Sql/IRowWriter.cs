namespace Maru.Platform.Sql;

/// <summary>Writes one row's values, in the order of the columns. For one thread.</summary>
public interface IRowWriter
{
    /// <summary>A TEXT value, or NULL.</summary>
    /// <param name="value">The value.</param>
    void Write(string? value);

    /// <summary>A BIGINT value, or NULL.</summary>
    /// <param name="value">The value.</param>
    void Write(long? value);

    /// <summary>An INTEGER value, or NULL.</summary>
    /// <param name="value">The value.</param>
    void Write(int? value);

    /// <summary>A BOOLEAN value.</summary>
    /// <param name="value">The value.</param>
    void Write(bool value);
}
