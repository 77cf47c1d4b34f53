using Npgsql;
using NpgsqlTypes;

namespace Maru.Platform.Sql;

/// <summary>Collects rows as one list for each column, for a statement that takes arrays.</summary>
internal sealed class PostgresColumnWriter(int columns) : IRowWriter
{
    private readonly (object Values, NpgsqlDbType Type)?[] _columns = new (object, NpgsqlDbType)?[columns];
    private int _place;

    public void Write(string? value) => Add(value, NpgsqlDbType.Text);

    public void Write(long? value) => Add(value, NpgsqlDbType.Bigint);

    public void Write(int? value) => Add(value, NpgsqlDbType.Integer);

    public void Write(bool value) => Add(value, NpgsqlDbType.Boolean);

    /// <summary>Adds the columns to a command's parameters; returns their placeholders for its text.</summary>
    public string AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var column in _columns)
        {
            parameters.Add(new NpgsqlParameter { Value = column!.Value.Values, NpgsqlDbType = NpgsqlDbType.Array | column.Value.Type });
        }

        return string.Join(", ", Enumerable.Range(1, _columns.Length).Select(n => $"${n}"));
    }

    private void Add<T>(T value, NpgsqlDbType type)
    {
        var column = _columns[_place] ??= (new List<T>(), type);
        ((List<T>)column.Values).Add(value);
        _place = (_place + 1) % _columns.Length;
    }
}
