using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Dapper;
using Maru.Kernel;

namespace Maru.Platform.Sql;

/// <summary>
/// The conditions of a statement and their parameters, built from the values set in a filter: <c>Where.All.If(filter.Model, "model =
/// @Model")</c>. A value that is not set adds no condition, so that the database can choose the right index. Every text is a constant,
/// every value a parameter. Immutable.
/// </summary>
public sealed partial class Where
{
    private readonly string[] _conditions;
    private readonly (string Name, object Value)[] _parameters;

    private Where(string[] conditions, (string Name, object Value)[] parameters) => (_conditions, _parameters) = (conditions, parameters);

    /// <summary>No condition.</summary>
    public static Where All { get; } = new([], []);

    /// <summary>The clause with a space before it, or nothing.</summary>
    public string Sql => _conditions.Length == 0 ? "" : $" WHERE {string.Join(" AND ", _conditions)}";

    /// <summary>The parameters of the clause.</summary>
    public object Args
    {
        get
        {
            var all = new DynamicParameters();
            foreach (var (name, value) in _parameters)
            {
                all.Add(name, value);
            }

            return all;
        }
    }

    /// <summary>A condition with one parameter, if there is a value for it.</summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="condition">The condition; it names its parameter.</param>
    public Where If(object? value, [ConstantExpected] string condition) =>
        value is null ? this : With(condition, (ParameterIn(condition), value));

    /// <summary>The same for an enum; the database stores its wire name.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value, or null.</param>
    /// <param name="condition">The condition; it names its parameter.</param>
    public Where If<T>(T? value, [ConstantExpected] string condition)
        where T : struct, Enum => value is { } known ? With(condition, (ParameterIn(condition), WireName<T>.Of(known))) : this;

    /// <summary>A condition without a parameter, if it applies.</summary>
    /// <param name="applies">Whether it applies.</param>
    /// <param name="condition">The condition.</param>
    public Where When(bool applies, [ConstantExpected] string condition) => applies ? And(condition) : this;

    /// <summary>A condition without a parameter.</summary>
    /// <param name="condition">The condition.</param>
    public Where And([ConstantExpected] string condition) => With(condition);

    /// <summary>A condition that the platform itself builds.</summary>
    internal Where With(string condition, params (string Name, object Value)[] parameters) =>
        new([.. _conditions, condition], [.. _parameters, .. parameters]);

    /// <summary>Parameters for the text after the clause.</summary>
    internal Where With(params (string Name, object Value)[] parameters) => new(_conditions, [.. _parameters, .. parameters]);

    // A second value with the same name would replace the first, and so change a condition that the caller relies on.
    private string ParameterIn(string condition)
    {
        var names = Parameter().Matches(condition).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        return names is [var only] && !_parameters.Any(p => p.Name == only)
            ? only
            : throw new ArgumentException($"'{condition}' does not name one parameter of its own.", nameof(condition));
    }

    [GeneratedRegex(@"@(?<name>\w+)")]
    private static partial Regex Parameter();
}
