using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Maru.Host.Tests.Docs;

/// <summary>The summaries of types and properties, as Markdown, from the files the compiler writes beside the assemblies.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, string> _summaries = ProductAssemblies.Files("Maru.*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .Where(member => member.Attribute("name")!.Value[1..].StartsWith(":Maru.", StringComparison.Ordinal))
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => TextOf(member.Element("summary")!), StringComparer.Ordinal);

    public string Of(Type type) => _summaries.GetValueOrDefault($"T:{NameOf(type)}", "");

    public string Of(PropertyInfo property) => _summaries.GetValueOrDefault($"P:{NameOf(property.DeclaringType!)}.{property.Name}", "");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string TextOf(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(TextOf)), " ").Trim();

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.', ':')[^1]}`",
        XElement other => TextOf(other),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
