using System.Collections.Frozen;
using System.Reflection;

namespace Maru.Host.Web;

/// <summary>The web front end in this assembly, by path. Empty when the server was built without it. Thread safe.</summary>
internal sealed class WebFiles
{
    private const string Folder = "web";
    private const string Page = "/index.html";
    private static readonly string[] _ours = ["/api", "/v1", "/health", "/metrics", "/openapi"];

    private readonly Assembly _assembly;
    private readonly FrozenDictionary<string, WebFile> _files;

    private WebFiles(Assembly assembly, FrozenDictionary<string, WebFile> files) =>
        (_assembly, _files, Missing) = (assembly, files, WebMissing.In(assembly));

    /// <summary>Why there are none; null: there are.</summary>
    public WebMissing? Missing { get; }

    /// <summary>Changes with any of the files, which are part of the assembly.</summary>
    public string ETag => $"\"{_assembly.ManifestModule.ModuleVersionId:N}\"";

    public static WebFiles Of(Assembly assembly)
    {
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder + "/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return new WebFiles(assembly, names.Where(name => TypeOf(name) is not null)
            .ToFrozenDictionary(name => name[Folder.Length..], name => FileOf(name, names), StringComparer.Ordinal));
    }

    /// <summary>
    /// The file at a path; for a person who opens any other address, the page, which finds its way by the address itself.
    /// </summary>
    public WebFile? For(HttpRequest request) =>
        _files.GetValueOrDefault(request.Path.Value ?? "/") ?? (IsNavigation(request) ? _files.GetValueOrDefault(Page) : null);

    /// <summary>Whether a person asks for a document in a browser. A program that mistook the address gets its 404.</summary>
    public static bool IsNavigation(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !_ours.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    public Stream Open(string resource) => _assembly.GetManifestResourceStream(resource)!;

    private static WebFile FileOf(string name, HashSet<string> names) => new(
        name, names.Contains(name + ".br") ? name + ".br" : null, names.Contains(name + ".gz") ? name + ".gz" : null,
        TypeOf(name)!, name.StartsWith(Folder + "/assets/", StringComparison.Ordinal));

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => null,
    };
}
