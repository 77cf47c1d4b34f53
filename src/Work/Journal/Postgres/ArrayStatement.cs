using System.Data;
using Dapper;
using Maru.Platform.Sql;
using Npgsql;

namespace Maru.Work.Journal.Postgres;

/// <summary>
/// One kind of write as one statement over arrays, for one run or many: each run's row locked, fenced and moved on, what else is written,
/// and the event. Each run at most once a statement. Gives run, the event's number, and whether an end is asked for; a run that is not
/// among them has another holder.
/// </summary>
internal sealed class ArrayStatement<TWrite>
{
    private readonly IReadOnlyList<ArrayColumn<TWrite>> _columns;

    /// <param name="columns">Among them <c>run</c>, <c>mark</c> (the claim's epoch), <c>type</c> and <c>data</c> of the event.</param>
    /// <param name="set">What changes in the run's row; values from <c>asked</c>.</param>
    /// <param name="also">What else is written, from the named rows: common table expressions, each with a comma behind it.</param>
    public ArrayStatement(IReadOnlyList<ArrayColumn<TWrite>> columns, string set, Func<string, string> also)
    {
        _columns = columns;
        var arrays = string.Join(", ", columns.Select((_, i) => $"${i + 1}"));
        Sql = $"""
            WITH asked AS (
                SELECT * FROM UNNEST({arrays}) AS a ({string.Join(", ", columns.Select(c => c.Name))})),
            held AS (
                UPDATE work_run SET {set} FROM asked WHERE id = asked.run AND epoch = asked.mark AND status = 'running'
                RETURNING event_seq, cancel_requested, asked.*),
            {also("held")}
            happened AS (
                INSERT INTO work_event ({JournalText.EventColumns}) SELECT run, event_seq, type, data, {PostgresWrites.Now} FROM held)
            SELECT run, event_seq, cancel_requested FROM held
            """;
    }

    public string Sql { get; }

    public IEnumerable<NpgsqlParameter> Parameters() => _columns.Select(column => column.Parameter());

    public void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<TWrite> writes)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            _columns[i].Fill(parameters[i], writes);
        }
    }

    /// <summary>Runs it for one write, on any connection.</summary>
    public Task<Receipt?> RunAsync(Statements on, TWrite write, CancellationToken ct) =>
        on.QuerySingleOrDefaultAsync<Receipt>(Sql, new OfOne(this, write), ct);

    private sealed class OfOne(ArrayStatement<TWrite> statement, TWrite write) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            var parameters = ((NpgsqlCommand)command).Parameters;
            foreach (var parameter in statement.Parameters())
            {
                parameters.Add(parameter);
            }

            statement.Fill(parameters, [write]);
        }
    }
}
