FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# Behind the public feed both concessions may be turned off; see docs/decisions/0005 and 0006. MSBuild reads them as properties.
ARG CuratedFeed=true
ARG UseFrameworkBlazorScript=false

# The projects alone first, so that the restore is cached for as long as no reference changes.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY build/ build/
COPY compat/ compat/
COPY src/ResidencyHub.Domain/*.csproj src/ResidencyHub.Domain/
COPY src/ResidencyHub.Application/*.csproj src/ResidencyHub.Application/
COPY src/ResidencyHub.Web/*.csproj src/ResidencyHub.Web/
RUN dotnet restore src/ResidencyHub.Web

COPY src/ src/
RUN dotnet publish src/ResidencyHub.Web --no-restore -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The embedded database and the files that people hand in lie in /data: the only folder that its user may write to.
RUN mkdir /data && chown $APP_UID /data
VOLUME /data
WORKDIR /app
COPY --from=build /app .
ENV Database__Provider=Sqlite \
    Database__Connection="Data Source=/data/residencyhub.db" \
    Files__Folder=/data/files
USER $APP_UID
EXPOSE 8080
# The image holds no curl or wget; bash speaks enough HTTP for one line.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["dotnet", "ResidencyHub.Web.dll"]
