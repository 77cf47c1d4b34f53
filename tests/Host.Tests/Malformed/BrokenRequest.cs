namespace Maru.Host.Tests.Malformed;

/// <summary>Requests to one server, each broken in ways its own seed decides.</summary>
internal sealed class BrokenRequest(Random random, Uri address, Uri upstream)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY", "get", "X"];
    private static readonly string[] Types =
        ["text/plain", "application/xml", "application/json; charset=utf-16", "application/json;;", "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded", "json", "*/*", "application/vnd.x+json"];
    private static readonly string[] Segments =
        ["%00", "..", "%2e%2e", "%2F", "a%2Fb", ".", "%25", "%C0%AF", "%FF", "''", "%20", "{id}", "-1", "null", "%E2%82%AC", ";x=y", "*", "a:b"];
    private static readonly string[] Queries =
        ["page=0", "page=-1", "page=2147483647", "page=99999999999", "page=x", "page_size=0", "page_size=101", "page_size=100&page=2147483647", "page=1&page=2",
            "provider=%00", "provider=", "owner_id=%00", "cursor=%00", "cursor=AAAA", "cursor=%FF", "from=x", "to=9999-12-31T23:59:59.9999999Z", "from=0001-01-01T00:00:00Z",
            "from=2030-01-01&to=2020-01-01", "group_by=x", "model=%00", "client_key_id=%27", "outcome=x", "streamed=2", "dry_run=maybe", "force=1", "%00=%00", "=", "&&&", "a[]=1",
            "days=-1", "limit=1e9", "error_code=%00", "operation=chat&streamed=true"];
    private static readonly (string Name, string Value)[] Headers =
        [("If-Match", "*"), ("If-Match", "\"x\""), ("If-Match", "\"99999999999999999999\""), ("If-Match", "W/\"1\""), ("If-Match", "\"1\""), ("Accept", "x/y"),
            ("traceparent", "00-0-0-00"), ("traceparent", "00-00000000000000000000000000000000-0000000000000000-ff"), ("Range", "bytes=0-"), ("Expect", "x"),
            ("X-HTTP-Method-Override", "DELETE"), ("Origin", "null"), ("Origin", "http://evil.example"), ("Last-Event-ID", "\u00ff"), ("Accept-Encoding", "gzip;q=9"),
            ("Content-Encoding", "gzip"), ("X-Forwarded-For", "'"), ("Cookie", "a=b; ="), ("Transfer-Encoding", "chunked"), ("Accept-Language", "ko-KR;q=x,,")];

    private readonly Mutation _mutation = new(random);
    private readonly SampleBody _samples = new(random, upstream);

    /// <param name="target">Where to.</param>
    /// <param name="ids">Ids of things that exist.</param>
    /// <param name="bearer">What opens the endpoint.</param>
    public HttpRequestMessage To(FuzzTarget target, IReadOnlyList<string> ids, string bearer)
    {
        var path = string.Join('/', target.Template.Split('/').Select(s => s.StartsWith('{') ? Segment(ids) : s));
        path = random.Next(20) switch
        {
            0 => path + "/" + Pick(Segments),
            1 => path + new string('a', random.Next(1, 9_000)),
            2 => path.Replace("/api", "/api/" + Pick(Segments), StringComparison.Ordinal),
            3 => "/" + path,
            _ => path,
        };
        path += random.Next(3) == 0 ? "?" + Pick(Queries) + (random.Next(3) == 0 ? "&" + Pick(Queries) : "") : "";
        var request = new HttpRequestMessage(
            new HttpMethod(random.Next(15) == 0 ? Pick(Methods) : target.Method),
            new Uri($"{address.Scheme}://{address.Authority}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.TryAddWithoutValidation("Authorization", random.Next(25) == 0 ? Pick(["Bearer", "Bearer  ", "Basic eA==", "Bearer \u00e9", bearer]) : $"Bearer {bearer}");
        if (random.Next(5) == 0)
        {
            var (name, value) = Pick(Headers);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        AddBody(request, target);
        return request;
    }

    private void AddBody(HttpRequestMessage request, FuzzTarget target)
    {
        if (request.Method == HttpMethod.Trace || (target.Method is "GET" or "DELETE" && random.Next(10) > 0))
        {
            return;
        }

        request.Content = new ByteArrayContent(_mutation.Of(_samples.Of(target)));
        if (random.Next(40) > 0)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", random.Next(20) == 0 ? Pick(Types) : "application/json");
        }
    }

    private string Segment(IReadOnlyList<string> ids) =>
        random.Next(5) == 0 || ids.Count == 0 ? Pick(Segments) : ids[random.Next(ids.Count)];

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
