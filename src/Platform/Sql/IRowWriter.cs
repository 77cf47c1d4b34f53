namespace Maru.Platform.Sql;

/// <summary>Writes one row's values, in the order of the columns. For one thread.</summary>
public interface IRowWriter
{
    /// <summary>A TEXT value, or NULL.</summary>
    /// <param name="value">The value.</param>
    void Text(string? value);

    /// <summary>A BIGINT value, or NULL.</summary>
    /// <param name="value">The value.</param>
    void Long(long? value);

    /// <summary>An INTEGER value, or NULL.</summary>
    /// <param name="value">The value.</param>
    void Int(int? value);

    /// <summary>A BOOLEAN value.</summary>
    /// <param name="value">The value.</param>
    void Flag(bool value);
}
