using System.Net;
using System.Reflection;

namespace Maru.Host.Web;

/// <summary>Why the server was built without its web front end and how to mend it, in words the build left in the assembly.</summary>
internal sealed record WebMissing(string English, string Korean)
{
    private const string Resource = "web-missing.txt";

    /// <summary>For a person who opens the server in a browser. No script, no style: the pages' policy forbids both.</summary>
    public string Page => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Maru</title></head>
        <body>
        <h1>Maru</h1>
        <p>{WebUtility.HtmlEncode(English)} Programs and the command line are served all the same.</p>
        <p lang="ko">{WebUtility.HtmlEncode(Korean)} 프로그램과 명령줄은 그대로 쓸 수 있습니다.</p>
        </body>
        </html>

        """;

    /// <summary>Null: the web front end is there.</summary>
    public static WebMissing? In(Assembly assembly)
    {
        if (assembly.GetManifestResourceStream(Resource) is not { } stream)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return new WebMissing(reader.ReadLine() ?? "", reader.ReadLine() ?? "");
    }
}
