using Npgsql;
using NpgsqlTypes;

namespace Maru.Platform.Sql;

internal sealed class PostgresRowWriter(NpgsqlBinaryImporter importer) : IRowWriter
{
    public void Text(string? value)
    {
        if (value is null)
        {
            importer.WriteNull();
        }
        else
        {
            importer.Write(value, NpgsqlDbType.Text);
        }
    }

    public void Long(long? value)
    {
        if (value is { } known)
        {
            importer.Write(known, NpgsqlDbType.Bigint);
        }
        else
        {
            importer.WriteNull();
        }
    }

    public void Int(int? value)
    {
        if (value is { } known)
        {
            importer.Write(known, NpgsqlDbType.Integer);
        }
        else
        {
            importer.WriteNull();
        }
    }

    public void Flag(bool value) => importer.Write(value, NpgsqlDbType.Boolean);
}
