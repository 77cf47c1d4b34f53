using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace Maru.Platform.Http;

/// <summary>
/// The summaries of types and properties, from the files the build writes beside its assemblies. Where there is no file there are no words.
/// A file is read when the document is first asked for, and not at the start: few servers ever are.
/// </summary>
internal sealed class XmlComments(string folder)
{
    private readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> _read = new();

    /// <summary>What a type is, in its author's words.</summary>
    public string? Of(Type type) => Find(type, $"T:{IdOf(type)}");

    /// <summary>What a property is. For one of a record's constructor it is the parameter's text.</summary>
    public string? Of(PropertyInfo property) =>
        property.DeclaringType is { } type ? Find(type, $"P:{IdOf(type)}.{property.Name}") : null;

    private static string IdOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private string? Find(Type type, string member) => _read.GetOrAdd(type.Assembly, Read).GetValueOrDefault(member);

    private Dictionary<string, string> Read(Assembly assembly)
    {
        var path = Path.Combine(folder, $"{assembly.GetName().Name}.xml");
        var members = File.Exists(path) ? XDocument.Load(path).Descendants("member") : [];
        return members
            .Select(member => (Id: (string?)member.Attribute("name") ?? "", Text: CommentText.Of(member.Element("summary"))))
            .Where(member => member is { Id: ['T' or 'P', ':', ..], Text: not null })
            .ToDictionary(member => member.Id, member => member.Text!, StringComparer.Ordinal);
    }
}
