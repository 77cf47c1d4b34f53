using System.Data;
using System.Globalization;
using System.Text;
using Dapper;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Domain.Calls;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Adapters.Calls;

/// <summary>Inserts many calls with one statement: a round trip for each would cost PostgreSQL most of its time.</summary>
internal sealed class CallInsert(IReadOnlyList<CallRecord> calls, IReadOnlyList<string?> contents, int start, int count) : SqlMapper.IDynamicParameters
{
    /// <summary>Rows a statement: beyond it neither database gains, and SQLite's 32,766 parameters are far.</summary>
    public const int Rows = 50;

    private const string Columns = """
        id, at, client_key_id, owner_id, operation, model_asked, provider, model, api_key_id, policy_version, tokens_in, tokens_out,
        tokens_cached, tokens_reasoning, usage_source, cost_micros, price_id, ttft_us, latency_us, outcome, status, error_code, streamed,
        prompt_template_id, trace_id, content
        """;

    private const int Width = 26;

    private static readonly string[] Texts = [.. Enumerable.Range(1, Rows).Select(Compose)];

    public string Sql => Texts[count - 1];

    void SqlMapper.IDynamicParameters.AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        var next = 0;
        for (var i = start; i < start + count; i++)
        {
            AddRow(command, calls[i], contents[i], ref next);
        }
    }

    private static void AddRow(IDbCommand command, CallRecord call, string? content, ref int next)
    {
        Add(command, ref next, DbType.String, call.Id);
        Add(command, ref next, DbType.Int64, call.At.ToMicros());
        Add(command, ref next, DbType.String, call.ClientKeyId);
        Add(command, ref next, DbType.String, call.OwnerId);
        Add(command, ref next, DbType.String, WireName<Operation>.Of(call.Operation));
        Add(command, ref next, DbType.String, ForeignText.Clean(call.ModelAsked));
        Add(command, ref next, DbType.String, call.Provider is { } provider ? WireName<Provider>.Of(provider) : null);
        Add(command, ref next, DbType.String, call.Model);
        Add(command, ref next, DbType.String, call.ApiKeyId);
        Add(command, ref next, DbType.Int64, call.PolicyVersion);
        Add(command, ref next, DbType.Int32, call.Usage.Input);
        Add(command, ref next, DbType.Int32, call.Usage.Output);
        Add(command, ref next, DbType.Int32, call.Usage.Cached);
        Add(command, ref next, DbType.Int32, call.Usage.Reasoning);
        Add(command, ref next, DbType.String, WireName<UsageSource>.Of(call.UsageSource));
        Add(command, ref next, DbType.Int64, call.CostMicros);
        Add(command, ref next, DbType.String, call.PriceId);
        Add(command, ref next, DbType.Int64, call.TimeToFirstByteMicros);
        Add(command, ref next, DbType.Int64, call.LatencyMicros);
        Add(command, ref next, DbType.String, WireName<CallOutcome>.Of(call.Outcome));
        Add(command, ref next, DbType.Int32, call.Status);
        Add(command, ref next, DbType.String, ForeignText.Clean(call.ErrorCode));
        Add(command, ref next, DbType.Boolean, call.Streamed);
        Add(command, ref next, DbType.String, call.PromptTemplateId);
        Add(command, ref next, DbType.String, ForeignText.Clean(call.TraceId));
        Add(command, ref next, DbType.String, content);
    }

    private static void Add(IDbCommand command, ref int next, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{next++}");
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static string Compose(int rows)
    {
        var sql = new StringBuilder("INSERT INTO llm_call (").Append(Columns).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < Width; column++)
            {
                sql.Append(column == 0 ? "@p" : ", @p").Append(CultureInfo.InvariantCulture, $"{(row * Width) + column}");
            }

            sql.Append(')');
        }

        return sql.ToString();
    }
}
