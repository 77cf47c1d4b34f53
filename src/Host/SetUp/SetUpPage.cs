using Maru.Platform.Http;

namespace Maru.Host.SetUp;

/// <summary>The page behind the printed link. Three embedded files, so that it works wherever the server is started.</summary>
internal static class SetUpPage
{
    public static void MapSetUpPage(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/set-up").OpenToAll().ExcludeFromDescription();
        Map(group, "", "page.html", "text/html; charset=utf-8", "showSetUp", "The page on which the first administrator is made.");
        Map(group, "/page.css", "page.css", "text/css; charset=utf-8", "showSetUpStyle", "The set-up page's style.");
        Map(group, "/page.js", "page.js", "text/javascript; charset=utf-8", "showSetUpScript", "The set-up page's script.");
    }

    private static void Map(RouteGroupBuilder group, string path, string file, string type, string name, string summary)
    {
        using var stream = typeof(SetUpPage).Assembly.GetManifestResourceStream($"Maru.Host.SetUp.{file}")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        group.MapGet(path, () => TypedResults.Text(text, type)).WithName(name).WithSummary(summary);
    }
}
