using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace Maru.Platform.Http;

/// <summary>A value that an endpoint takes from the query: its name and what it can be at all.</summary>
internal sealed partial class QueryValue
{
    private const int LongestText = 200;

    // Years at the edge of what an instant can be have no neighbours to add a day or an offset to, and mean "none" to who sends them.
    private static readonly Dictionary<Type, (string Form, Func<string, bool> Takes)> Forms = new()
    {
        [typeof(int)] = ("A whole number.", text => int.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(long)] = ("A whole number.", text => long.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(bool)] = ("true or false.", text => bool.TryParse(text, out _)),
        [typeof(DateOnly)] = ("A day: YYYY-MM-DD, of the years 2 to 9998. Leave it out for no bound.",
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is > 1 and < 9999),
        [typeof(DateTimeOffset)] = ("An instant (RFC 3339), of the years 2 to 9998. Leave it out for no bound.",
            text => Instant().IsMatch(text)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) && at.Year is > 1 and < 9999),
    };

    private readonly (string Form, Func<string, bool> Takes) _form;

    private QueryValue(string name, (string, Func<string, bool>) form) => (Name, _form) = (name, form);

    public string Name { get; }

    /// <summary>Null when the parameter does not come from the query.</summary>
    public static QueryValue? Of(IParameterBindingMetadata parameter)
    {
        var attributes = parameter.ParameterInfo.GetCustomAttributes().ToList();
        var query = attributes.OfType<IFromQueryMetadata>().FirstOrDefault();
        var type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
        if (query is null && !Forms.ContainsKey(type))
        {
            return null;
        }

        var longest = attributes.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length ?? LongestText;
        return new QueryValue(query?.Name ?? parameter.Name,
            Forms.TryGetValue(type, out var form)
                ? form
                : ($"At most {longest} characters.", text => text.Length <= longest));
    }

    // The runtime would take 1.5 for a day of January; seconds and the offset may be left out.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Instant();

    /// <summary>What is wrong with what was sent, or null.</summary>
    public string? FaultOf(StringValues sent) => sent switch
    {
        { Count: 0 } => null,
        { Count: > 1 } => "Is given more than once.",
        _ when string.IsNullOrEmpty(sent[0]) => "Is empty. Leave it out, or give it a value.",
        _ when sent[0]!.Contains('\0', StringComparison.Ordinal) => "Holds the character U+0000.",
        _ => _form.Takes(sent[0]!) ? null : _form.Form,
    };
}
