namespace ResidencyHub.Web.Hosting;

/// <summary>An answer that leads on carries no page: the framework writes the page of a posted form once more behind the redirect, some 6 KB after a check-in, and no browser shows it.</summary>
public static class BareRedirects
{
    public static void UseBareRedirects(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method))
            http.Response.Body = new Body(http.Response, http.Response.Body);
        await next();
    });

    /// <summary>Writes on what is an answer, and drops what follows a redirect.</summary>
    private sealed class Body(HttpResponse response, Stream answer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        private Stream To => response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther ? Null : answer;

        public override void Flush() => To.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => To.FlushAsync(cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => To.Write(buffer, offset, count);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => To.WriteAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
