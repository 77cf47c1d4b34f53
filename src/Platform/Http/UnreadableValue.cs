using System.Globalization;
using System.Reflection;
using Maru.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Maru.Platform.Http;

/// <summary>
/// Which value of a query has the wrong form. Binding gives up on it without a word, so the endpoint's own parameters are gone through
/// again.
/// </summary>
internal static class UnreadableValue
{
    private static readonly Dictionary<Type, (string Form, Func<string, bool> Takes)> Forms = new()
    {
        [typeof(int)] = ("A whole number.", text => int.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(long)] = ("A whole number.", text => long.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(bool)] = ("true or false.", text => bool.TryParse(text, out _)),
        [typeof(DateOnly)] = ("A day: YYYY-MM-DD.", text => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _)),
        [typeof(DateTimeOffset)] = ("An instant (RFC 3339).", text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)),
    };

    /// <summary>The refusal, with the values that cannot be read and the form each has.</summary>
    /// <param name="context">The request.</param>
    public static Failure FailureOf(HttpContext context)
    {
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var type = parameter.ParameterInfo.ParameterType;
            var name = parameter.ParameterInfo.GetCustomAttributes().OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? parameter.Name;
            if (Forms.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var known)
                && context.Request.Query[name].ToString() is { Length: > 0 } sent && !known.Takes(sent))
            {
                fields[name] = [known.Form];
            }
        }

        return fields.Count == 0 ? HttpFailures.MalformedParameter : HttpFailures.MalformedParameter with { Fields = fields };
    }
}
