using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Platform.Sql;

/// <summary>
/// A data scope as a predicate: <c>$"SELECT … WHERE {filter.Sql} AND …"</c> with <c>scope = filter.Scope</c> among the parameters. It is
/// always one parameter, a JSON text that the database expands, for any number of values. A row with null in the column is hidden from
/// people who are restricted in that dimension. Use it where rows are selected, before every sum and count. Immutable.
/// </summary>
public sealed partial class ScopeFilter
{
    private ScopeFilter(string sql, string? scope) => (Sql, Scope) = (sql, scope);

    /// <summary>The predicate, in brackets.</summary>
    public string Sql { get; }

    /// <summary>The value of <c>@scope</c>; null if the predicate does not use it.</summary>
    public string? Scope { get; }

    /// <summary>The predicate of a scope over a query's columns. A dimension without a column in the query is not checked.</summary>
    /// <param name="dialect">The database; <see cref="Statements.Dialect"/> has it.</param>
    /// <param name="scope">The scope of the person who reads.</param>
    /// <param name="columns">At least one.</param>
    public static ScopeFilter Of(Dialect dialect, IDataScope scope, params ReadOnlySpan<ScopeColumn> columns)
    {
        if (columns.IsEmpty)
        {
            throw new ArgumentException("A filter without columns would let everything through.", nameof(columns));
        }

        var parts = new List<string>();
        var values = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var (dimension, column) in columns)
        {
            if (!Identifier().IsMatch(column))
            {
                throw new ArgumentException($"'{column}' is not a column.", nameof(columns));
            }

            if (scope.ValuesOf(dimension) is { } seen)
            {
                var name = WireName<ScopeDimension>.Of(dimension);
                values[name] = seen;
                parts.Add($"{column} IN ({Unfold(dialect, name)})");
            }
        }

        return scope.IsAll ? new ScopeFilter("(1 = 1)", null)
            : scope.IsNothing ? new ScopeFilter("(1 = 0)", null)
            : parts.Count == 0 ? new ScopeFilter("(1 = 1)", null)
            : new ScopeFilter($"({string.Join(" AND ", parts)})", JsonSerializer.Serialize(values));
    }

    private static string Unfold(Dialect dialect, string name) => dialect switch
    {
        Dialect.Sqlite => $"SELECT value FROM json_each(@scope, '$.{name}')",
        Dialect.Postgres => $"SELECT jsonb_array_elements_text(CAST(@scope AS jsonb) -> '{name}')",
    };

    [GeneratedRegex(@"^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?\z")]
    private static partial Regex Identifier();
}
