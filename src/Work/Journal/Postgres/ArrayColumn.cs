using Npgsql;
using NpgsqlTypes;

namespace Maru.Work.Journal.Postgres;

/// <summary>One value of each write, sent as an array.</summary>
internal abstract class ArrayColumn<TWrite>(string name)
{
    public string Name => name;

    /// <summary>The parameter, empty so far.</summary>
    public abstract NpgsqlParameter Parameter();

    /// <summary>Puts the values of these writes into a parameter made here.</summary>
    public abstract void Fill(NpgsqlParameter parameter, IReadOnlyList<TWrite> writes);
}

/// <inheritdoc />
internal sealed class ArrayColumn<TWrite, TValue>(string name, NpgsqlDbType type, Func<TWrite, TValue> value) : ArrayColumn<TWrite>(name)
{
    public override NpgsqlParameter Parameter() =>
        new NpgsqlParameter<TValue[]> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = [] };

    public override void Fill(NpgsqlParameter parameter, IReadOnlyList<TWrite> writes)
    {
        var values = new TValue[writes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(writes[i]);
        }

        ((NpgsqlParameter<TValue[]>)parameter).TypedValue = values;
    }
}
