using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Maru.Platform.Http;

/// <summary>
/// A documentation comment as a client reads it: one line, code between backticks, and members called as they are on the wire.
/// </summary>
internal static partial class CommentText
{
    /// <summary>The text, or null when the comment says nothing.</summary>
    public static string? Of(XElement? comment) =>
        comment is not null && Spaces().Replace(Inside(comment), " ").Trim() is { Length: > 0 } text ? text : null;

    private static string Inside(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement inner => Inline(inner),
        _ => "",
    }));

    private static string Inline(XElement element) => element.Name.LocalName switch
    {
        "c" or "code" => $"`{Inside(element)}`",
        "see" or "seealso" or "paramref" or "typeparamref" when element.IsEmpty => Named(element),
        "para" => $" {Inside(element)} ",
        _ => Inside(element),
    };

    private static string Named(XElement element) => (element.Attribute("cref") ?? element.FirstAttribute)?.Value switch
    {
        null => "",
        ['P' or 'F', ':', .. var member] => $"`{OnTheWire(Last(member))}`",
        [_, ':', .. var member] => Last(member),
        var name when element.Name.LocalName == "paramref" => $"`{OnTheWire(name)}`",
        var name => $"`{name}`",
    };

    // Of "Maru.Work.Journal.Find``1(System.String)" it is Find.
    private static string Last(string member) => member.Split('(')[0].Split('.')[^1].Split('`')[0];

    private static string OnTheWire(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
