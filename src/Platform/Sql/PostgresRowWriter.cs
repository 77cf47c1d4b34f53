using Npgsql;
using NpgsqlTypes;

namespace Maru.Platform.Sql;

internal sealed class PostgresRowWriter(NpgsqlBinaryImporter importer) : IRowWriter
{
    public void Write(string? value)
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

    public void Write(long? value)
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

    public void Write(int? value)
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

    public void Write(bool value) => importer.Write(value, NpgsqlDbType.Boolean);
}
